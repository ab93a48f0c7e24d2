import type { Role } from "../../../core/dossier/index.ts";
import { isUnit, UNIT_NAMES } from "../../../core/procedure/index.ts";

/** Where a step is done, in the words of the office. */
export function roomOf({ by, unit }: { by: Role; unit?: string }, counter: string, agency: string): string {
  if (by === "receptionist") return counter;
  if (by === "leader") return `Lãnh đạo ${agency}`;
  // Names of sorts of units say in brackets what they are called elsewhere.
  return unit && isUnit(unit) ? UNIT_NAMES[unit].replace(/\s*\(.*\)$/, "") : "Bộ phận chuyên môn";
}
