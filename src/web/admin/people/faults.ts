import type { Fault, Refused } from "../../../features/organisation/index.ts";
import type { FieldError } from "../../ui/index.ts";
import { FIELDS } from "./post-fields.ts";

/** A refusal as errors of the form: at the field it is about, or of the page as a whole. */
export function faultsAsErrors(refused: Refused & { faults?: Fault[] }, otherwise: string): FieldError[] {
  if (refused.faults) return refused.faults.map(({ field, message }) => ({ field: FIELDS[field] ?? otherwise, message }));
  return [{ field: FIELDS[refused.field ?? ""] ?? otherwise, message: refused.message }];
}
