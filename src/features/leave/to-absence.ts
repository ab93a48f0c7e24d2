import type { AbsenceRow } from "./sql.ts";
import type { Absence } from "./types.ts";

export function toAbsence({ substituteId, substituteName, endedBy, ...row }: AbsenceRow): Absence {
  return {
    ...row,
    ...(substituteId && substituteName && { substitute: { officerId: substituteId, name: substituteName } }),
    ...(endedBy && { endedBy }),
  };
}
