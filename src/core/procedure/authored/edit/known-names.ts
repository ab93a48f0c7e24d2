import type { ValueType } from "../../../expr/index.ts";
import type { DefinitionFiles } from "../compile.ts";
import { scopeOf } from "../scope.ts";
import { at, readSource, textOf } from "../source.ts";

/** `label`: the question whose answer it is; absent for facts and what every procedure knows. `order`: of that question in the form. */
export type KnownName = { name: string; type: ValueType; label?: string; order?: number };

/** Every name that conditions of a definition may use as its files stand now, broken or not. Never throws. */
export function knownNames(files: DefinitionFiles): KnownName[] {
  const place = (file: string) => readSource(file, files[file] ?? "").place;
  const { scope } = scopeOf({
    procedure: place("procedure.yaml"),
    form: place("form.yaml"),
    papers: place("papers.yaml"),
    process: place("process.yaml"),
  });
  return Object.entries(scope.vocabulary).map(([name, type]) => {
    const field = scope.fields.get(name);
    const label = field && (textOf(at(field.place, "label")) ?? field.id);
    return { name, type, ...(label && { label }), ...(field && { order: field.order }) };
  });
}
