import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { checkGuide, type Guide } from "../../core/guide/index.ts";
import type { Finding } from "../../core/procedure/types.ts";
import { readDefinitions } from "../catalogue/index.ts";

const FOLDER = fileURLToPath(new URL("../../../procedures/guides", import.meta.url));

/** Folders named `guides` at or right below the given ones. */
const guideFolders = (roots: readonly string[]): string[] =>
  [...new Set(roots.flatMap((root) => [root, join(root, "guides")]))].filter(
    (folder) => /(^|[\\/])guides[\\/]?$/.test(folder) && existsSync(folder),
  );

const filesIn = (folder: string): { file: string; text: string }[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => ({ file: join(folder, name), text: readFileSync(join(folder, name), "utf8") }));

/** Codes of the definitions at or below the folders, as far as they can be read: what else is wrong with them is found elsewhere. */
function codesOf(roots: readonly string[]): ReadonlySet<string> {
  const codes = readDefinitions(roots).flatMap(({ files }) => {
    const code = /^code:\s*["']?(\d{1,2}\.\d{6})/m.exec(files["procedure.yaml"] ?? "")?.[1];
    return code === undefined ? [] : [code];
  });
  return new Set(codes);
}

/** Checks the guides at or below the folders against the definitions there. Files of findings are paths from the present folder. */
export function lintGuides(roots: readonly string[]): { guides: number; findings: Finding[] } {
  const files = guideFolders(roots).flatMap(filesIn);
  if (files.length === 0) return { guides: 0, findings: [] };
  const codes = codesOf(roots);
  const findings = files.flatMap(({ file, text }) => {
    const checked = checkGuide(relative(".", file), text, codes);
    return checked.ok ? [] : checked.findings;
  });
  return { guides: files.length, findings };
}

let shipped: readonly Guide[] | undefined;

/** The guides shipped with the program, in their order; read once. @throws Error with every finding when one is broken */
export function listGuides(): readonly Guide[] {
  shipped ??= filesIn(FOLDER)
    .map(({ file, text }) => {
      const checked = checkGuide(relative(".", file), text, undefined);
      if (checked.ok) return checked.guide;
      throw new Error(checked.findings.map((one) => `${one.file}:${one.line ?? 0}: ${one.message}`).join("\n"));
    })
    .sort((a, b) => a.order - b.order);
  return shipped;
}
