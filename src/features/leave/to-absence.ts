import type { AbsenceRow } from "./sql.ts";
import type { Absence, Delegation } from "./types.ts";

/** @throws Error for a row that is an absence */
export function toDelegation({ substituteId, substituteName, endedBy, duties, role, ...row }: AbsenceRow): Delegation {
  if (!substituteId || !substituteName || !duties || !role) throw new Error(`${row.id} is no delegation`);
  const substitute = { officerId: substituteId, name: substituteName };
  return { ...row, substitute, duties, role, ...(endedBy && { endedBy }) };
}

export function toAbsence({ substituteId, substituteName, endedBy, duties: _, role: __, ...row }: AbsenceRow): Absence {
  return {
    ...row,
    ...(substituteId && substituteName && { substitute: { officerId: substituteId, name: substituteName } }),
    ...(endedBy && { endedBy }),
  };
}
