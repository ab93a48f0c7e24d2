import { fileURLToPath } from "node:url";
import { type Compiled, compile, runCases } from "../../core/procedure/index.ts";
import type { Finding, Revision } from "../../core/procedure/types.ts";
import { childFindings, findAmong } from "./check-children.ts";
import { caseLaw } from "./law.ts";
import { displayPath, readDefinitions } from "./read-definitions.ts";

const SHIPPED = fileURLToPath(new URL("../../../procedures", import.meta.url));

export type LintReport = { folders: number; findings: Finding[] };

function findingsOf(
  compiled: Compiled,
  files: Record<string, string>,
  find: (code: string) => Revision | undefined,
): readonly Finding[] {
  if (!compiled.ok) return compiled.findings;
  return [...runCases(compiled.revision, files, caseLaw()), ...childFindings(compiled.revision, files, find)];
}

/**
 * Compiles every procedure at or below the folders and runs its cases under the law of their days; an interlinked one is held against the
 * procedures of its children. Files of findings are paths from the present folder.
 */
export function lintFolders(paths: readonly string[]): LintReport {
  const definitions = readDefinitions(paths);
  const find = findAmong(definitions, SHIPPED);
  const findings = definitions.flatMap(({ folder, files }) =>
    findingsOf(compile(files), files, find).map((found) => ({ ...found, file: displayPath(folder, found.file) })),
  );
  return { folders: definitions.length, findings };
}
