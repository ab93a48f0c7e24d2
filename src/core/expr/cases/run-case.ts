import { compileExpression, type Value, type Vocabulary } from "../index.ts";

/** A line of the corpus: an expression gives a value (`null`: unknown), or is refused with a message that contains `fault`. */
export type CorpusCase =
  | { expression: string; note?: string; given: Record<string, Value>; gives: Value | null }
  | { expression: string; note?: string; fault: string; at: number };

/** What the evaluator of this runtime makes of a case, in the shape the corpus writes. Runs on the server and in the browser alike. */
export function runCase(example: CorpusCase, vocabulary: Vocabulary): { gives: Value | null } | { fault: string; at: number } {
  const compiled = compileExpression(example.expression, vocabulary);
  if (!compiled.ok) return { fault: compiled.fault.message, at: compiled.fault.position };
  const given = "given" in example ? example.given : {};
  return { gives: compiled.expression.evaluate((name) => given[name]) ?? null };
}
