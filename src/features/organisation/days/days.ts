import { randomUUID } from "node:crypto";
import { createCalendar, type OwnDay } from "../../../core/calendar/index.ts";
import { TIME_ZONE } from "../../../platform/clock.ts";
import type { Services } from "../../../platform/services.ts";
import { allHoursOf, findAgency, holidayLaw, wholeLaw } from "../../catalogue/index.ts";
import { changeOrganisation, FAR, no } from "../change.ts";
import { COMPARE_JOB } from "../places/set-hours.ts";
import { reaches } from "../reach.ts";
import type { DecidedDay, Intent, Refused, Result } from "../types.ts";
import { insertDay, selectDays, withdrawDay } from "./sql.ts";

/** Days by decision that hold at an agency: its own and those of the agencies above, the latest first. */
export function listDays({ db }: Pick<Services, "db">, agencyId: string): Promise<DecidedDay[]> {
  const parts = agencyId.split(".");
  return selectDays(
    db,
    parts.map((_, index) => parts.slice(0, index + 1).join(".")),
  );
}

type Typed = { kind: string; date: string; half: string; hours: string; for: string; name: string; legal: string };

/**
 * One more day off, or one more day worked, by decision: tomorrow at the earliest, as what is past is never counted anew, and never against a day of
 * law/holidays.yaml. Appointments already given stay and are listed for the leader where they would be different now.
 * @param input.hours of a day worked, e.g. "07:30-11:30"; "" for those of the day it is worked for
 */
export async function addDay(services: Services, input: Intent & { agencyId: string } & Typed): Promise<Result> {
  const { agencyId, steward, key } = input;
  const read = readDay(services, input);
  if ("ok" in read) return read;
  const done = await changeOrganisation(services, input, async (tx) => {
    const agency = await findAgency({ db: tx }, agencyId);
    if (!agency || !reaches(steward, agencyId)) return no(FAR);
    const same = (await selectDays(tx, [agencyId])).find(({ date }) => date === read.date);
    if (same) return no(`Ngày này đã ghi: ${same.name}. Hãy bỏ mục đó trước.`, "date");
    const fault = calendarFault(agency, read);
    if (fault) return no(fault, "hours");
    const by = { officerId: steward.officerId, name: steward.name };
    await insertDay(tx, { ...read, id: randomUUID(), agencyId, by, at: services.clock.now().toString() });
    const subject = { kind: "agency" as const, id: agencyId, name: agency.name };
    return { entries: [{ act: "addDay" as const, agencyId, subject, after: read }], value: {} };
  });
  if (done.ok) await services.jobs.add(undefined, COMPARE_JOB, {}, { key: `${COMPARE_JOB}:${key}` });
  return done;
}

/** Takes back a day that has not come. */
export async function dropDay(
  services: Services,
  input: Intent & { agencyId: string; id: string; reason: string },
): Promise<Result> {
  const { agencyId, steward, key } = input;
  const done = await changeOrganisation(services, input, async (tx) => {
    const agency = await findAgency({ db: tx }, agencyId);
    if (!agency || !reaches(steward, agencyId)) return no(FAR);
    const found = (await selectDays(tx, [agencyId])).find(({ id }) => id === input.id);
    if (!found) return no("Ngày này không còn trong danh sách của cơ quan.");
    if (found.date <= today(services)) return no("Ngày này đã đến hoặc đã qua nên không bỏ được.");
    await withdrawDay(tx, found.id, { officerId: steward.officerId, name: steward.name }, services.clock.now().toString());
    const { id: _, agencyId: __, recordedBy: ___, ...before } = found;
    const subject = { kind: "agency" as const, id: agencyId, name: agency.name };
    return { entries: [{ act: "dropDay" as const, agencyId, subject, before, reason: input.reason.trim() }], value: {} };
  });
  if (done.ok) await services.jobs.add(undefined, COMPARE_JOB, {}, { key: `${COMPARE_JOB}:${key}` });
  return done;
}

const today = ({ clock }: Pick<Services, "clock">): string => clock.now().toZonedDateTimeISO(TIME_ZONE).toPlainDate().toString();
const line = (text: string): string => text.normalize("NFC").trim().replace(/\s+/g, " ").slice(0, 300);
const wrong = (field: string, message: string): Refused => ({ ok: false, field, message });
const shortDay = (day: string): string => day.split("-").reverse().join("/");

function readDay(services: Services, typed: Typed): OwnDay | Refused {
  const kind = (["off", "worked"] as const).find((one) => one === typed.kind);
  const [date, stead] = [dayOf(typed.date), typed.for ? dayOf(typed.for) : undefined];
  const half = (["morning", "afternoon"] as const).find((one) => one === typed.half);
  const [name, legal] = [line(typed.name), line(typed.legal)];
  const hours = typed.hours
    .split(/[,;]/)
    .map((range) => range.replace(/\s/g, "").replace(/[–—]/g, "-"))
    .filter(Boolean);
  if (!kind) return wrong("kind", "Hãy chọn nghỉ thêm hay làm bù.");
  if (!date) return wrong("date", "Hãy ghi đủ ngày, tháng, năm.");
  if (date <= today(services))
    return wrong("date", "Sớm nhất là ngày mai, vì ngày đã qua không tính lại. Sự cố trong ngày thì ghi ở trang Sự cố.");
  const { holidays, swapDays } = holidayLaw();
  const national = holidays.find((one) => one.date === date);
  if (national) return wrong("date", `Ngày ${shortDay(date)} là ngày nghỉ của cả nước (${national.name}); tỉnh không đổi được.`);
  if (swapDays.some((one) => one.date === date))
    return wrong("date", `Ngày ${shortDay(date)} là ngày làm bù của cả nước; tỉnh không đổi được.`);
  if (kind === "worked" && typed.for && !stead)
    return wrong("for", "Ngày được làm bù chưa đúng. Hãy ghi đủ ngày, tháng, năm hoặc để trống.");
  if (!name) return wrong("name", "Hãy ghi dịp nghỉ hoặc lý do, ví dụ Ngày thành lập tỉnh.");
  if (!legal) return wrong("legal", "Hãy ghi căn cứ, ví dụ số quyết định của UBND tỉnh.");
  if (kind === "off") return { date, kind, name, legal, ...(half && { half }) };
  return { date, kind, name, legal, ...(hours.length > 0 && { hours }), ...(stead && { for: stead }) };
}

/** What the calendar has against hours of a day worked. */
function calendarFault(
  agency: Parameters<typeof allHoursOf>[0],
  { date, hours, for: stead, legal, kind }: OwnDay,
): string | undefined {
  if (kind === "off") return undefined;
  const swap = { date, legal, ...(hours && { hours }), ...(stead && { for: stead }) };
  try {
    createCalendar({ hours: allHoursOf(agency, wholeLaw()), law: { holidays: [], swapDays: [swap] } });
    return undefined;
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}

function dayOf(text: string): string | undefined {
  try {
    const day = Temporal.PlainDate.from(text).toString();
    return day >= "2000-01-01" && day <= "2099-12-31" ? day : undefined;
  } catch {
    return undefined;
  }
}
