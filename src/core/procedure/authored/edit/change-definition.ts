import { parseDocument } from "yaml";
import { keysAt } from "../check-schema.ts";
import type { DefinitionFiles } from "../compile.ts";
import { nestsTooDeep } from "../depth.ts";
import { formSchema, papersSchema, procedureSchema, processSchema } from "../schemas.ts";
import { applyStep, type KeyOrder } from "./apply-step.ts";
import { planSteps, valueAt } from "./plan-steps.ts";
import type { Change, Plain } from "./types.ts";

export type Changed = { ok: true; files: DefinitionFiles } | { ok: false; file: string; say: string };

const SCHEMAS: Readonly<Record<string, unknown>> = {
  "procedure.yaml": procedureSchema,
  "form.yaml": formSchema,
  "papers.yaml": papersSchema,
  "process.yaml": processSchema,
};

const orderOf =
  (file: string): KeyOrder =>
  (path) =>
    keysAt(SCHEMAS[file], path);

/**
 * Changes the files of a definition the way a person would by hand: comments, order and layout of everything that is not touched stay as
 * they are, letter by letter. Pure; the values need not be right, `compile()` tells what is wrong with them.
 * @returns `say`: a Vietnamese sentence, when a file cannot be read as YAML and has to be mended as text first
 */
export function changeDefinition(files: DefinitionFiles, changes: readonly Change[]): Changed {
  const next: Record<string, string> = { ...files };
  for (const change of changes) {
    const before = next[change.file] ?? "";
    const root = readYaml(before);
    if (root === undefined)
      return { ok: false, file: change.file, say: `Tệp ${change.file} có chỗ không đọc được. Hãy sửa ở mục “Tệp” trước.` };
    next[change.file] = planSteps(root, change).reduce((text, step) => applyStep(text, step, orderOf(change.file)), before);
  }
  return { ok: true, files: next };
}

/** What a YAML text holds; an empty text holds an empty group; undefined when it cannot be read. Never throws. */
export function readYaml(text: string): Plain | undefined {
  if (nestsTooDeep(text)) return undefined;
  const document = parseDocument(text);
  if (document.errors.length > 0) return undefined;
  try {
    return (document.toJS() as Plain) ?? {};
  } catch {
    return undefined;
  }
}

/** What stands at a place of a definition; undefined when there is nothing or the file cannot be read. */
export function readPlace(files: DefinitionFiles, file: string, path: readonly (string | number)[]): Plain | undefined {
  return valueAt(readYaml(files[file] ?? ""), path);
}
