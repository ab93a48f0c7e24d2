import type { Role } from "../../../core/dossier/index.ts";
import { isUnit, UNIT_NAMES } from "../../../core/procedure/index.ts";

/** Where a step is done, in the words of the office. */
export function roomOf({ by, unit }: { by: Role; unit?: string }, counter: string, agency: string): string {
  if (by === "receptionist") return counter;
  if (by === "leader") return `Lãnh đạo ${agency}`;
  return unit && isUnit(unit) ? UNIT_NAMES[unit] : "Bộ phận chuyên môn";
}
