import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Law, parseLaw } from "../../core/calendar/parse-law.ts";
import { type LifecycleLaw, parseLifecycle } from "../../core/dossier/index.ts";
import { parseWaivers } from "../../core/procedure/index.ts";
import type { LawWaiver } from "../../core/procedure/types.ts";

/** Everything that `law/` says: about time, about what the clock does by itself, and about who pays less. */
export type WholeLaw = Law & { waivers: readonly LawWaiver[]; lifecycle: LifecycleLaw };

/**
 * Reads and checks the folder of dated law (`law/*.yaml`).
 * @throws Error whose message lists every problem with file and path, in Vietnamese
 */
export async function readLaw(folder: string): Promise<WholeLaw> {
  return readLawNow(folder);
}

/** The same at once; a handful of small files. @throws Error as above */
export function readLawNow(folder: string): WholeLaw {
  const names = listFolder(folder).filter((name) => name.endsWith(".yaml"));
  const texts = Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
  const time = parseLaw(texts);
  const fees = parseWaivers(texts["fee-waivers.yaml"]);
  const lifecycle = parseLifecycle(texts["lifecycle.yaml"]);
  if (time.ok && fees.ok && lifecycle.ok) return { ...time.law, waivers: fees.waivers, lifecycle: lifecycle.law };
  const problems = [
    ...(time.ok ? [] : time.problems),
    ...(lifecycle.ok ? [] : lifecycle.problems),
    ...(fees.ok ? [] : fees.findings),
  ];
  const lines = problems.map(({ file, path, message }) => `  ${[join(folder, file), path, message].filter(Boolean).join(": ")}`);
  throw new Error(`Thư mục quy định pháp luật có ${lines.length} lỗi:\n${lines.join("\n")}`);
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (cause) {
    throw new Error(`Không đọc được thư mục quy định pháp luật ${folder}. Hãy kiểm tra đường dẫn.`, { cause });
  }
}
