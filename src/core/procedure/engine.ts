import { compileExpression, type Expression, type Lookup, namesIn, type Value, type Vocabulary } from "../expr/index.ts";
import { isRowType, rowNames } from "./answers/rows.ts";
import type { Field, Revision } from "./types.ts";
import { BUILT_IN_NAMES, namesOf } from "./vocabulary.ts";

/** A revision made ready to run: every expression compiled once. */
export type Engine = {
  readonly revision: Revision;
  readonly fields: ReadonlyMap<string, Field>;
  /** Every name that expressions of the revision may mention: built in, of fields, and facts. */
  readonly names: Vocabulary;
  evaluate(source: string, lookup: Lookup): Value | undefined;
  /** Whether a condition is met; one that depends on something unanswered is not. An absent condition is. */
  holds(source: string | undefined, lookup: Lookup): boolean;
  /** The same of one row of a group or table, where conditions see `row.<name>` too. */
  holdsInRow(group: Field, source: string | undefined, lookup: Lookup): boolean;
};

const engines = new WeakMap<Revision, Engine>();

/**
 * The engine of a revision, built once per revision object; callers should therefore keep revisions rather than read them anew.
 * @throws Error when an expression of the revision does not compile, which `compile()` has ruled out
 */
export function engineOf(revision: Revision): Engine {
  const known = engines.get(revision);
  if (known) return known;
  const engine = createEngine(revision);
  engines.set(revision, engine);
  return engine;
}

function createEngine(revision: Revision): Engine {
  const fields = new Map(revision.pages.flatMap((page) => page.fields).map((field) => [field.id, field]));
  const names: Record<string, Vocabulary[string]> = { ...BUILT_IN_NAMES };
  for (const field of fields.values()) Object.assign(names, namesOf(field));
  const compiled = new Map<string, Expression>();
  const compileIn = (vocabulary: Vocabulary, source: string): Expression => {
    const result = compileExpression(source, vocabulary);
    if (!result.ok) throw new Error(`Revision ${revision.code}: “${source}”: ${result.fault.message}`);
    return result.expression;
  };
  for (const round of factRounds(revision.facts)) {
    // One vocabulary for a round: building its environment is the expensive part.
    const earlier: Vocabulary = { ...names };
    for (const name of round) names[name] = compileIn(earlier, revision.facts[name] ?? "").type;
  }
  const expressionOf = (source: string): Expression => {
    const known = compiled.get(source);
    if (known) return known;
    const expression = compileIn(names, source);
    compiled.set(source, expression);
    return expression;
  };
  const evaluate = (source: string, lookup: Lookup) => expressionOf(source).evaluate(lookup);
  const groups = [...fields.values()].filter(({ type }) => isRowType(type));
  const rowVocabularies = new Map(groups.map(({ id, fields: own }) => [id, { ...names, ...rowNames(own ?? []) }]));
  const inRows = new Map<string, Expression>();
  const rowExpression = (group: Field, source: string): Expression => {
    const key = `${group.id}\n${source}`;
    const expression = inRows.get(key) ?? compileIn(rowVocabularies.get(group.id) ?? names, source);
    inRows.set(key, expression);
    return expression;
  };
  return {
    revision,
    fields,
    names,
    evaluate,
    holds: (source, lookup) => source === undefined || evaluate(source, lookup) === true,
    holdsInRow: (group, source, lookup) => source === undefined || rowExpression(group, source).evaluate(lookup) === true,
  };
}

/** Facts in rounds: those of a round mention only facts of earlier rounds. The ones of a circle are left out. */
export function factRounds(facts: Readonly<Record<string, string>>): string[][] {
  const names = Object.keys(facts);
  const vocabulary = Object.fromEntries(names.map((name) => [name, { kind: "text" } as const]));
  const mentions = new Map(names.map((name) => [name, namesIn(facts[name] ?? "", vocabulary)]));
  const done = new Set<string>();
  const rounds: string[][] = [];
  for (;;) {
    const ready = names.filter((name) => !done.has(name) && mentions.get(name)?.every((other) => done.has(other)));
    if (ready.length === 0) return rounds;
    for (const name of ready) done.add(name);
    rounds.push(ready);
  }
}
