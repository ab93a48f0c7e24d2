import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";

/** What a simulator must remember across restarts: one JSON value a line. */
export type Journal = { entries: unknown[]; append(entry: unknown): void; clear(): void };

/** Opens `folder/name`; a last line torn by a kill is cut off. Without a folder nothing is kept. */
export function openJournal(folder: string | undefined, name: string): Journal {
  if (!folder) return { entries: [], append: () => undefined, clear: () => undefined };
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, name);
  return {
    entries: existsSync(file) ? readWhole(file) : [],
    append: (entry) => appendFileSync(file, `${JSON.stringify(entry)}\n`),
    clear: () => writeFileSync(file, ""),
  };
}

function readWhole(file: string): unknown[] {
  const bytes = readFileSync(file);
  const end = bytes.lastIndexOf(0x0a) + 1;
  if (end < bytes.length) truncateSync(file, end);
  const lines = bytes.subarray(0, end).toString("utf8").split("\n");
  return lines.filter((line) => line !== "").map((line): unknown => JSON.parse(line));
}
