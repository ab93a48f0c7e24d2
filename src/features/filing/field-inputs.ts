import { addressInputs, isRowType, partialDateInputs, rowCount, rowField, withPoints } from "../../core/procedure/index.ts";
import type { Answers, Field } from "../../core/procedure/types.ts";

/** A stored answer as the inputs of its field, by input name: what `parsePage` would read again as the same answer. */
export function fieldInputs(field: Pick<Field, "id" | "type" | "fields">, answers: Answers): Record<string, string> {
  const answer = answers[field.id];
  if (answer === undefined) return {};
  if (isRowType(field.type)) return rowsInputs(field, answers);
  if (typeof answer === "boolean") return { [field.id]: answer ? "yes" : "no" };
  if (field.type === "address") return addressInputs(field.id, answers);
  if (field.type === "partialDate" && answer !== "") return partialDateInputs(field.id, answer);
  if (field.type === "money" && typeof answer === "number") return { [field.id]: withPoints(answer) };
  const date = field.type === "date" ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(String(answer)) : undefined;
  if (!date) return { [field.id]: String(answer) };
  return { [`${field.id}.day`]: date[3]!, [`${field.id}.month`]: date[2]!, [`${field.id}.year`]: date[1]! };
}

function rowsInputs(field: Pick<Field, "id" | "fields">, answers: Answers): Record<string, string> {
  const count = rowCount(answers[field.id]) ?? 0;
  const rows = Array.from({ length: count }, (_, index) =>
    (field.fields ?? []).map((one) => fieldInputs(rowField(field, index + 1, one), answers)),
  );
  return Object.assign({ [field.id]: String(count) }, ...rows.flat());
}
