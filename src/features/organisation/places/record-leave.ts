import type { Services } from "../../../platform/services.ts";
import { type AbsenceRecorded, recordAbsence } from "../../leave/index.ts";
import { changeOrganisation, FAR } from "../change.ts";
import { selectNames } from "../handover/sql.ts";
import { reaches } from "../reach.ts";
import type { Intent } from "../types.ts";

type Leave = { officerId: string; from: string; to: string; substituteId?: string | undefined; reason: string };
export type LeaveRecorded = AbsenceRecorded | { ok: false; refusal: { message: string }; field: "officer" };

/** Nghỉ phép for somebody of an agency within reach, by the rules of features/leave. Sent twice it is recorded once. */
export async function recordLeave(services: Services, input: Intent & { agencyId: string } & Leave): Promise<LeaveRecorded> {
  const { steward, key, agencyId, ...leave } = input;
  if (!reaches(steward, agencyId)) return { ok: false, refusal: { message: FAR }, field: "officer" };
  const { officerId, name } = steward;
  const actor = { officerId, name, agencyId, role: "administrator" } as const;
  const recorded = await recordAbsence(services, { actor, id: key, ...leave });
  if (!recorded.ok) return recorded;
  // The absence is there under this key, so a line that was not written is written when the form is sent again.
  await changeOrganisation(services, { steward, key }, async () => {
    const { from, to, substituteId } = leave;
    const names = await selectNames(services.db, [leave.officerId, ...(substituteId ? [substituteId] : [])]);
    const nameOf = (id: string): string => names.find((one) => one.id === id)?.name ?? id;
    const subject = { kind: "account" as const, id: leave.officerId, name: nameOf(leave.officerId) };
    const after = { from, to, ...(substituteId && { substitute: nameOf(substituteId) }) };
    return { entries: [{ act: "recordLeave" as const, agencyId, subject, after, reason: leave.reason }], value: {} };
  });
  return recorded;
}
