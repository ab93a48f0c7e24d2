import { checkChildCases, checkChildProcedures, compile } from "../../core/procedure/index.ts";
import type { Finding, Revision } from "../../core/procedure/types.ts";
import { type DefinitionFolder, readDefinitions } from "./read-definitions.ts";

/** What both sides of an interlinked procedure (liên thông) tell together, by rules and by the parent's cases. */
export function childFindings(
  revision: Revision,
  files: Readonly<Record<string, string>>,
  find: (code: string) => Revision | undefined,
): Finding[] {
  const findings = checkChildProcedures(revision, find, files);
  // A case that cannot be carried over for a reason that is told already would only repeat it.
  return findings.length > 0 ? findings : checkChildCases(revision, find, files);
}

/** Procedures by code: those of these folders first, then those that come with the program. Read when first asked. */
export function findAmong(definitions: readonly DefinitionFolder[], shipped: string): (code: string) => Revision | undefined {
  const own = byCode(definitions);
  let others: Map<string, Revision> | undefined;
  return (code) => {
    const found = own.get(code);
    if (found) return found;
    others ??= byCode(readDefinitions([shipped]));
    return others.get(code);
  };
}

function byCode(definitions: readonly DefinitionFolder[]): Map<string, Revision> {
  const compiled = definitions.map(({ files }) => compile(files));
  return new Map(compiled.flatMap((one) => (one.ok ? [[one.revision.code, one.revision]] : [])));
}
