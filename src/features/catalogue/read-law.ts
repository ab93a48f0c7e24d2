import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Law, parseLaw } from "../../core/calendar/parse-law.ts";

/**
 * Reads and checks the folder of dated law (`law/*.yaml`).
 * @throws Error whose message lists every problem with file and path, in Vietnamese
 */
export async function readLaw(folder: string): Promise<Law> {
  const names = (await listFolder(folder)).filter((name) => name.endsWith(".yaml"));
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  const parsed = parseLaw(Object.fromEntries(names.map((name, i) => [name, texts[i]!])));
  if (parsed.ok) return parsed.law;
  const lines = parsed.problems.map(
    ({ file, path, message }) => `  ${[join(folder, file), path, message].filter(Boolean).join(": ")}`,
  );
  throw new Error(`Thư mục quy định pháp luật có ${lines.length} lỗi:\n${lines.join("\n")}`);
}

async function listFolder(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (cause) {
    throw new Error(`Không đọc được thư mục quy định pháp luật ${folder}. Hãy kiểm tra đường dẫn.`, { cause });
  }
}
