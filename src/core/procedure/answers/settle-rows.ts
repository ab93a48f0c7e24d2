import type { Lookup } from "../../expr/index.ts";
import type { Engine } from "../engine.ts";
import type { Answers, Field } from "../types.ts";
import { addressParts } from "./address.ts";
import { rowCount, rowField, rowLimits, rowLookup } from "./rows.ts";

/** Takes what counts of the stored rows over into `answers`: rows up to their number, and in each the questions that it asks. */
export function settleRows(engine: Engine, field: Field, stored: Readonly<Answers>, answers: Answers, lookup: Lookup): void {
  const count = rowCount(Object.hasOwn(stored, field.id) ? stored[field.id] : undefined);
  if (count === undefined) return;
  answers[field.id] = count;
  for (let row = 1; row <= count; row++)
    for (const own of askedIn(engine, field, row, answers, lookup)) {
      const answer = Object.hasOwn(stored, own.id) ? stored[own.id] : undefined;
      if (answer !== undefined) answers[own.id] = answer;
      if (own.type === "address") Object.assign(answers, addressParts(own.id, stored, undefined));
    }
}

/** Whether the rows need nothing more: enough of them, not too many, and each with all that it must answer. */
export function areRowsComplete(engine: Engine, field: Field, answers: Readonly<Answers>, lookup: Lookup): boolean {
  const count = rowCount(answers[field.id]);
  if (count === undefined) return false;
  const { min, max } = rowLimits(field);
  if (count > max || (count === 0 ? field.required : count < min)) return false;
  for (let row = 1; row <= count; row++)
    for (const own of askedIn(engine, field, row, answers, lookup))
      if (own.required && (answers[own.id] === undefined || answers[own.id] === "")) return false;
  return true;
}

/** Questions of one row in order; a condition sees the answers before it, so the caller may fill `answers` on the way. */
function* askedIn(engine: Engine, field: Field, row: number, answers: Readonly<Answers>, lookup: Lookup): Generator<Field> {
  const inRow = rowLookup(field, row, answers, lookup);
  for (const one of field.fields ?? []) if (engine.holdsInRow(field, one.when, inRow)) yield rowField(field, row, one);
}
