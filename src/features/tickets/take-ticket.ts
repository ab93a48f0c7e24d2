import { randomUUID } from "node:crypto";
import { numberText, type Priority, seriesOf } from "../../core/tickets/index.ts";
import { TIME_ZONE } from "../../platform/clock.ts";
import type { Services } from "../../platform/services.ts";
import { findAgency, findProcedure } from "../catalogue/index.ts";
import { findHall } from "./find-hall.ts";
import { inHall } from "./in-hall.ts";
import { rulesOn, today } from "./law.ts";
import { countInLine, insertEvent, insertTicket, nextNumber, selectOfAct, selectTicket } from "./sql.ts";
import type { Clerk, TicketOutcome } from "./types.ts";

/** People in line after whom the kiosk gives no more numbers. */
const MOST_IN_LINE = 300;

export type TakeInput = {
  agencyId: string;
  /** Letter of the service group. */
  service: string;
  priority?: Priority | undefined;
  procedureCode?: string | undefined;
  /** The agreed hour of today, "HH:mm" in Vietnam. */
  hour?: string | undefined;
  /** Who gives it at the desk; absent at the kiosk. */
  clerk?: Clerk | undefined;
  /** One for each intended number. */
  key: string;
};

/** Gives the next number of the day. Asked twice with one key it gives one number; numbers of a series have neither gap nor duplicate. */
export async function takeTicket(services: Services, input: TakeInput): Promise<TicketOutcome> {
  const { agencyId, service, priority = null, procedureCode, hour, clerk } = input;
  const day = today(services);
  const agency = await findAgency(services, agencyId);
  if (agency?.closedAt) return no(`${agency.name} đã đóng nên không cấp số nữa. Hãy hỏi cán bộ hướng dẫn.`);
  if (!agency) return no("Không có cơ quan này. Hãy kiểm tra địa chỉ của trang.");
  if (!(await findHall(services, agencyId)).services.some(({ letter }) => letter === service))
    return no("Hãy chọn một nhóm việc có trên màn hình.");
  if (priority && !rulesOn(day).priority.groups.includes(priority)) return no("Hãy chọn một diện ưu tiên có trên màn hình.");
  if (procedureCode && !(await findProcedure(services, procedureCode))) return no("Không có thủ tục này. Hãy chọn lại.");
  const appointmentAt = hour ? hourOf(day, hour) : null;
  if (appointmentAt === undefined) return no("Giờ hẹn gõ như 08:30.");
  return inHall(services, agencyId, async ({ tx, at, place }) => {
    const key = `take:${clerk?.officerId ?? "kiosk"}:${input.key}`;
    const before = await selectOfAct(tx, key);
    if (before) return { ok: true, ticket: before };
    if (!clerk && (await countInLine(tx, place)) >= MOST_IN_LINE)
      return no("Hôm nay đã rất đông người chờ nên máy tạm dừng cấp số. Hãy hỏi cán bộ hướng dẫn.");
    const series = seriesOf({ service, priority, appointmentAt });
    const seq = await nextNumber(tx, place, series);
    const id = randomUUID();
    const via = clerk ? "desk" : "kiosk";
    const number = numberText(series, seq);
    const fresh = {
      id,
      ...place,
      series,
      seq,
      number,
      service,
      priority,
      procedureCode: procedureCode ?? null,
      appointmentAt,
      via,
    } as const;
    await insertTicket(tx, { ...fresh, issuedAt: at });
    const officer = clerk && { officerId: clerk.officerId, name: clerk.name };
    await insertEvent(tx, id, { kind: "issued", key, at, ...(officer && { officer }), detail: { service } });
    return { ok: true, ticket: (await selectTicket(tx, id))! };
  });
}

const no = (message: string): TicketOutcome => ({ ok: false, message });

/** @returns undefined when it is no hour of the day */
function hourOf(day: string, hour: string): string | undefined {
  const found = /^([01]?\d|2[0-3])[:hg.]([0-5]\d)$/.exec(hour.trim());
  if (!found) return undefined;
  const time = Temporal.PlainTime.from({ hour: Number(found[1]), minute: Number(found[2]) });
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: TIME_ZONE, plainTime: time }).toInstant().toString();
}
