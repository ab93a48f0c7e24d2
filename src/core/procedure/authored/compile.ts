import type { z } from "zod";
import type { Finding, Revision } from "../types.ts";
import { buildRevision } from "./build-revision.ts";
import { checkChildSteps } from "./check-child-steps.ts";
import { checkConditions } from "./check-conditions.ts";
import { checkForm } from "./check-form.ts";
import { checkRows } from "./check-rows.ts";
import { checkSchema } from "./check-schema.ts";
import { checkTerms } from "./check-terms.ts";
import { caseSchema, formSchema, papersSchema, procedureSchema, processSchema } from "./schemas.ts";
import { scopeOf } from "./scope.ts";
import { type Place, readSource } from "./source.ts";

/** Text of the files of a definition by path inside its folder. */
export type DefinitionFiles = Readonly<Record<string, string>>;
export type Compiled = { ok: true; revision: Revision } | { ok: false; findings: Finding[] };

const FILES = ["procedure.yaml", "form.yaml", "papers.yaml", "process.yaml"] as const;
type FileName = (typeof FILES)[number];

const isCase = (file: string) => /^cases\/[^/]+\.json$/.test(file);
const isKnown = (file: string) => FILES.some((known) => known === file) || isCase(file) || /\.(md|pdf|png|jpe?g)$/i.test(file);

/** Same faults of the same place are told once; ordered as a reader goes through the files. */
function inOrder(findings: readonly Finding[]): Finding[] {
  const unique = new Map(findings.map((found) => [`${found.file}\n${found.path}\n${found.message}`, found]));
  const order: readonly string[] = FILES;
  const rank = (file: string) => (order.includes(file) ? order.indexOf(file) : order.length);
  return [...unique.values()].sort(
    (a, b) => rank(a.file) - rank(b.file) || a.file.localeCompare(b.file) || (a.line ?? 0) - (b.line ?? 0),
  );
}

/**
 * Turns the files of a definition into a revision, or says everything that is wrong with them at once: shape, names, conditions, sums,
 * dates. A file whose shape is wrong is still looked through for the other faults. Pure and deterministic; never throws for any text.
 */
export function compile(files: DefinitionFiles): Compiled {
  const findings: Finding[] = [];
  const open = (file: string): Place => {
    const text = files[file];
    if (text === undefined) {
      findings.push({ file, path: "", message: `Thiếu tệp ${file}.` });
      return { file, path: [], value: undefined, lineOf: () => undefined };
    }
    const source = readSource(file, text);
    findings.push(...source.findings);
    return source.place;
  };
  const check = <T>(place: Place, schema: z.ZodType<T>): T | undefined => {
    if (findings.some(({ file }) => file === place.file)) return undefined;
    const checked = checkSchema(place, schema);
    findings.push(...checked.findings);
    return checked.value;
  };
  const places = Object.fromEntries(FILES.map((file) => [file, open(file)])) as Record<FileName, Place>;
  const procedure = check(places["procedure.yaml"], procedureSchema);
  const form = check(places["form.yaml"], formSchema);
  const papers = check(places["papers.yaml"], papersSchema);
  const process = check(places["process.yaml"], processSchema);
  for (const file of Object.keys(files).sort()) {
    if (isCase(file)) check(open(file), caseSchema);
    else if (!isKnown(file))
      findings.push({ file, path: "", message: `Không dùng đến tệp này. Một thủ tục gồm ${FILES.join(", ")} và cases/*.json.` });
  }
  const definition = {
    procedure: places["procedure.yaml"],
    form: places["form.yaml"],
    papers: places["papers.yaml"],
    process: places["process.yaml"],
  };
  const { scope, findings: ofFacts } = scopeOf(definition);
  // Without a readable form every name would be unknown; its own finding says enough.
  const conditions =
    definition.form.value === undefined
      ? []
      : [
          ...ofFacts,
          ...checkConditions(scope, definition),
          ...checkRows(scope, definition),
          ...checkChildSteps(scope, definition),
        ];
  findings.push(...conditions, ...checkForm(scope, definition.form), ...checkTerms(scope, definition));
  if (findings.length > 0 || !procedure || !form || !papers || !process) return { ok: false, findings: inOrder(findings) };
  return { ok: true, revision: buildRevision(procedure, form, papers, process) };
}
