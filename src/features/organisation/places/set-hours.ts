import { randomUUID } from "node:crypto";
import { type HoursPeriod, hoursOn, type WeeklyHours } from "../../../core/calendar/index.ts";
import { TIME_ZONE } from "../../../platform/clock.ts";
import type { Services } from "../../../platform/services.ts";
import { findAgency } from "../../catalogue/index.ts";
import { changeOrganisation, FAR, no, STALE } from "../change.ts";
import { reaches } from "../reach.ts";
import type { DatedHours, Intent, Refused, Result } from "../types.ts";
import { insertHours, raiseVersion, selectHours, selectVersion, withdrawRow } from "./sql.ts";

/** Which agency, and the version of it that was looked at. */
export type OnAgency = Intent & { agencyId: string; version: number };

/** Hours of an agency with the day from which they hold, the latest first; those that were withdrawn are left out. */
export function listHours({ db }: Pick<Services, "db">, agencyId: string): Promise<DatedHours[]> {
  return selectHours(db, agencyId);
}

/**
 * Working hours of an agency from a day on, tomorrow at the earliest: what is past is never counted anew. Appointments already given are kept
 * and listed for the leader by features/appointments.
 * @param input.from yyyy-MM-dd; `to` "" while they hold
 */
export async function setHours(
  services: Services,
  input: OnAgency & { from: string; to: string; hours: WeeklyHours; legal: string },
): Promise<Result> {
  const { agencyId, steward, version } = input;
  const legal = input.legal.trim();
  const period = periodOf(services, input);
  if ("ok" in period) return period;
  if (!legal) return wrong("legal", "Hãy ghi căn cứ, ví dụ số quyết định của UBND tỉnh.");
  const agency = await findAgency(services, agencyId);
  const done = await changeOrganisation(services, input, async (tx) => {
    if (!agency) return no("Không có cơ quan này.");
    if (!reaches(steward, agencyId)) return no(FAR);
    if ((await selectVersion(tx, agencyId)) !== version) return no(STALE);
    const by = { officerId: steward.officerId, name: steward.name };
    await insertHours(tx, { id: randomUUID(), agencyId, period, legal, by, at: services.clock.now().toString() });
    await raiseVersion(tx, agencyId);
    const subject = { kind: "agency" as const, id: agencyId, name: agency.name };
    return { entries: [{ act: "setHours" as const, agencyId, subject, after: { ...period, legal } }], value: {} };
  });
  if (done.ok && !done.repeated) await compareLater(services);
  return done;
}

/** Takes back hours that have not begun. Those that hold are ended by others that begin later. */
export async function withdrawHours(services: Services, input: OnAgency & { id: string; reason: string }): Promise<Result> {
  const { agencyId, steward, version } = input;
  const agency = await findAgency(services, agencyId);
  const done = await changeOrganisation(services, input, async (tx) => {
    if (!agency) return no("Không có cơ quan này.");
    if (!reaches(steward, agencyId)) return no(FAR);
    if ((await selectVersion(tx, agencyId)) !== version) return no(STALE);
    const found = (await selectHours(tx, agencyId)).find(({ id }) => id === input.id);
    if (!found) return no("Giờ làm việc này không còn trong danh sách.");
    if (found.period.from <= today(services))
      return no("Giờ này đã áp dụng nên không bỏ được. Hãy đặt giờ mới từ một ngày sắp tới.");
    await withdrawRow(tx, found.id, { officerId: steward.officerId, name: steward.name }, services.clock.now().toString());
    await raiseVersion(tx, agencyId);
    const subject = { kind: "agency" as const, id: agencyId, name: agency.name };
    const entry = { act: "withdrawHours" as const, agencyId, subject, reason: input.reason.trim() };
    return { entries: [{ ...entry, before: { ...found.period, legal: found.legal } }], value: {} };
  });
  if (done.ok && !done.repeated) await compareLater(services);
  return done;
}

/** Name of the job that lists appointments which the new hours would give differently. */
export const COMPARE_JOB = "compareAppointments";

function compareLater({ jobs }: Services): Promise<void> {
  return jobs.add(undefined, COMPARE_JOB, {}, { key: COMPARE_JOB });
}

const today = ({ clock }: Pick<Services, "clock">): string => clock.now().toZonedDateTimeISO(TIME_ZONE).toPlainDate().toString();

function periodOf(
  services: Services,
  { from, to, hours }: { from: string; to: string; hours: WeeklyHours },
): HoursPeriod | Refused {
  const [first, last] = [dayOf(from), to ? dayOf(to) : undefined];
  if (!first) return wrong("from", "Hãy ghi ngày bắt đầu áp dụng.");
  if (first <= today(services)) return wrong("from", "Giờ mới áp dụng sớm nhất từ ngày mai, vì giờ đã qua không tính lại.");
  if (to && !last) return wrong("to", "Ngày kết thúc chưa đúng. Hãy ghi đủ ngày, tháng, năm hoặc để trống.");
  if (last && last < first) return wrong("to", "Ngày kết thúc phải bằng hoặc sau ngày bắt đầu.");
  const period = { from: first, ...(last && { to: last }), hours };
  try {
    hoursOn([period], first);
    return period;
  } catch (error) {
    if (error instanceof RangeError) return wrong("hours", error.message);
    throw error;
  }
}

function dayOf(text: string): string | undefined {
  try {
    return Temporal.PlainDate.from(text).toString();
  } catch {
    return undefined;
  }
}

const wrong = (field: string, message: string): Refused => ({ ok: false, field, message });
