import { compileExpression, type ExpressionFault, namesIn, type Vocabulary } from "../../expr/index.ts";
import { factRounds } from "../engine.ts";
import type { FieldType, Finding } from "../types.ts";
import { BUILT_IN_NAMES, namesOf } from "../vocabulary.ts";
import { type Definition, type FieldPlace, fieldsOf } from "./places.ts";
import { FIELD_TYPES } from "./schemas.ts";
import { at, entries, finding, items, type Place, textOf } from "./source.ts";

/** Everything that conditions of a definition may mention. */
export type Scope = {
  vocabulary: Vocabulary;
  fields: ReadonlyMap<string, FieldPlace>;
  /** Names of fields that an expression depends on, through facts too. */
  fieldsUsedBy(source: string): string[];
  /** Whether a fault only follows from a fact that has a finding of its own. */
  mentionsBrokenFact(source: string): boolean;
};

export const isFieldType = (type: string | undefined): type is FieldType => FIELD_TYPES.some((known) => known === type);

export const choicesOf = (field: Place) =>
  items(at(field, "choices")).flatMap((choice) => {
    const value = textOf(at(choice, "value"));
    return value === undefined ? [] : [{ value, label: "" }];
  });

/** Where in an expression a fault is, in words. */
export function withPosition(source: string, { message, position }: ExpressionFault): string {
  return position === 0 ? message : `${message} (ký tự thứ ${position + 1} của “${source}”)`;
}

/** The field that a name belongs to: `child.name`, `mother.confirmed`, `register.mother.values` → child.name, mother, mother. */
function fieldOfName(name: string, fields: ReadonlyMap<string, FieldPlace>): string | undefined {
  if (fields.has(name)) return name;
  const base = name.replace(/^register\./, "").replace(/\.(found|values|confirmed|commune|province|detail|old)$/, "");
  return fields.has(base) ? base : undefined;
}

/** Collects the names of a definition and checks its facts, which become names themselves. */
export function scopeOf(definition: Definition): { scope: Scope; findings: Finding[] } {
  const fields = new Map<string, FieldPlace>();
  const names: Record<string, Vocabulary[string]> = { ...BUILT_IN_NAMES };
  for (const field of fieldsOf(definition.form)) {
    if (field.id === undefined || !isFieldType(field.type) || fields.has(field.id)) continue;
    fields.set(field.id, field);
    Object.assign(names, namesOf({ id: field.id, type: field.type, choices: choicesOf(field.place) }));
  }
  const { findings, facts, broken } = checkFacts(definition, names);
  const vocabulary: Vocabulary = names;
  const mentionsBrokenFact = (source: string) => mentionsAny(source, broken);
  const fieldsUsedBy = (source: string, seen: readonly string[] = []): string[] =>
    namesIn(source, vocabulary).flatMap((name) => {
      if (Object.hasOwn(facts, name)) return seen.includes(name) ? [] : fieldsUsedBy(facts[name] ?? "", [...seen, name]);
      return fieldOfName(name, fields) ?? [];
    });
  return {
    scope: { vocabulary, fields, fieldsUsedBy: (source) => [...new Set(fieldsUsedBy(source))], mentionsBrokenFact },
    findings,
  };
}

const mentionsAny = (source: string, names: ReadonlySet<string>) =>
  namesIn(source, Object.fromEntries([...names].map((name) => [name, { kind: "text" } as const]))).length > 0;

function checkFacts({ procedure }: Definition, names: Record<string, Vocabulary[string]>) {
  const findings: Finding[] = [];
  const places = new Map(entries(at(procedure, "facts")));
  const facts: Record<string, string> = {};
  for (const [name, place] of places) facts[name] = textOf(place) ?? "";
  const broken = new Set<string>();
  const report = (name: string, message: string) => {
    broken.add(name);
    const place = places.get(name);
    if (place) findings.push(finding(place, message));
  };
  const rounds = factRounds(facts);
  for (const name of Object.keys(facts).filter((fact) => !rounds.flat().includes(fact))) {
    report(name, `“${name}” được định nghĩa vòng: nó dựa vào một mục mà mục đó lại dựa vào nó. Hãy viết lại một trong các mục.`);
  }
  for (const round of rounds) {
    const earlier: Vocabulary = { ...names };
    for (const name of round) {
      const source = facts[name] ?? "";
      const compiled = compileExpression(source, earlier);
      if (Object.hasOwn(earlier, name)) report(name, `Tên “${name}” đã có sẵn hoặc là tên một trường. Hãy đặt tên khác.`);
      else if (compiled.ok) names[name] = compiled.expression.type;
      else if (mentionsAny(source, broken)) broken.add(name);
      else report(name, withPosition(source, compiled.fault));
    }
  }
  return { findings, facts, broken };
}
