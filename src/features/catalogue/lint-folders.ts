import { type Compiled, compile, runCases } from "../../core/procedure/index.ts";
import type { Finding } from "../../core/procedure/types.ts";
import { caseLaw } from "./law.ts";
import { displayPath, readDefinitions } from "./read-definitions.ts";

export type LintReport = { folders: number; findings: Finding[] };

const findingsOf = (compiled: Compiled, files: Record<string, string>): Finding[] =>
  compiled.ok ? runCases(compiled.revision, files, caseLaw()) : compiled.findings;

/** Compiles every procedure at or below the folders and runs its cases under the law of their days. Files of findings are paths from the present folder. */
export function lintFolders(paths: readonly string[]): LintReport {
  const definitions = readDefinitions(paths);
  const findings = definitions.flatMap(({ folder, files }) =>
    findingsOf(compile(files), files).map((found) => ({ ...found, file: displayPath(folder, found.file) })),
  );
  return { folders: definitions.length, findings };
}
