import { readYaml } from "../../../core/procedure/index.ts";
import type { Revision } from "../../../core/procedure/types.ts";

export type Heading = {
  code: string | null;
  title: string;
  effectiveFrom?: string;
  decision?: Partial<Revision["decision"]>;
};

const record = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
const textOf = (value: unknown): string | undefined => (typeof value === "string" && value.trim() ? value.trim() : undefined);

/** What a procedure.yaml says about itself, as far as it can be read; broken files give what little there is. Never throws. */
export function headingOf(files: Readonly<Record<string, string>>): Heading {
  const read = record(readYaml(files["procedure.yaml"] ?? ""));
  const decision = record(read.decision);
  const [number, by, date] = [textOf(decision.number), textOf(decision.by), textOf(decision.date)];
  const effectiveFrom = textOf(record(read.effective).from);
  return {
    code: textOf(read.code) ?? null,
    title: (textOf(read.name) ?? textOf(read.plain) ?? "Thủ tục chưa có tên").slice(0, 500),
    ...(effectiveFrom && { effectiveFrom }),
    decision: { ...(number && { number }), ...(by && { by }), ...(date && { date }) },
  };
}

/** The same text without what a database cannot keep: NUL and halves of characters. Paths sorted, so that equal files are equal text. */
export function cleanFiles(files: Readonly<Record<string, string>>): Record<string, string> {
  const clean = (text: string) => text.toWellFormed().replaceAll("\0", "");
  return Object.fromEntries(
    Object.keys(files)
      .sort()
      .map((path) => [clean(path), clean(files[path]!)]),
  );
}

/** Whether two sets of files say the same, however they are ordered. */
export function sameFiles(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  return JSON.stringify(cleanFiles(a)) === JSON.stringify(cleanFiles(b));
}
