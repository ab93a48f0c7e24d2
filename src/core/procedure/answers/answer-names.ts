import { isRegisterType } from "../register-values.ts";
import type { Field } from "../types.ts";
import { addressAnswerNames } from "./address.ts";
import { isRowName, isRowType } from "./rows.ts";

/** Whether an answer belongs to a field: its own, its confirmation or report, one of its parts or of its rows. */
export function isAnswerOf(field: Pick<Field, "id" | "type" | "fields">, name: string): boolean {
  if (name === field.id) return true;
  if (isRegisterType(field.type)) return name === `${field.id}.confirmed` || name === `${field.id}.report`;
  if (field.type === "address") return addressAnswerNames(field.id).includes(name);
  return isRowType(field.type) && isRowName(field, name);
}
