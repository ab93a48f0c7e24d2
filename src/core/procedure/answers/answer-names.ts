import { isRegisterType } from "../register-values.ts";
import type { Field } from "../types.ts";
import { addressAnswerNames } from "./address.ts";

/** Whether an answer belongs to a field: its own, its confirmation or report, or one of its parts. */
export function isAnswerOf(field: Pick<Field, "id" | "type" | "fields">, name: string): boolean {
  if (name === field.id) return true;
  if (isRegisterType(field.type)) return name === `${field.id}.confirmed` || name === `${field.id}.report`;
  return field.type === "address" && addressAnswerNames(field.id).includes(name);
}
