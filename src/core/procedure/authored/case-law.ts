import { type Calendar, dueAt, workingMinutesBetween } from "../../calendar/index.ts";
import { timeFor } from "../terms-for.ts";
import type { CaseContext, LawWaiver, Revision } from "../types.ts";

/** The dated law that cases are run under: it stands outside of the folder of a procedure. Days are yyyy-MM-dd. */
export type CaseLaw = {
  waivers: readonly LawWaiver[];
  /** @throws RangeError (Vietnamese message) when the law has nothing for that day */
  calendarOn(day: string): Calendar;
  /** "15:00" @throws RangeError as above */
  sameDayCutOffOn(day: string): string;
};

const ZONE = "Asia/Ho_Chi_Minh";

/**
 * Due time of a case that is received at 08:00 on the day it is filed or, when nobody works then, on the next working day.
 * @returns yyyy-MM-ddTHH:mm in Asia/Ho_Chi_Minh; undefined when the channel is not offered
 * @throws RangeError (Vietnamese message) when the law has nothing for that day
 */
export function caseDueAt(revision: Revision, ctx: CaseContext, law: CaseLaw): string | undefined {
  const terms = timeFor(revision, ctx);
  if (!terms) return undefined;
  const calendar = law.calendarOn(ctx.today);
  let day = Temporal.PlainDate.from(ctx.today);
  const midnight = (of: Temporal.PlainDate) => of.toZonedDateTime(ZONE).toInstant();
  while (workingMinutesBetween(calendar, midnight(day), midnight(day.add({ days: 1 }))) === 0) day = day.add({ days: 1 });
  const due = dueAt(calendar, {
    receivedAt: day.toZonedDateTime({ timeZone: ZONE, plainTime: "08:00" }).toInstant(),
    allowance: terms.time,
    ...(terms.sameDay && { sameDay: { cutOff: law.sameDayCutOffOn(day.toString()) } }),
  });
  return due.toZonedDateTimeISO(ZONE).toPlainDateTime().toString({ smallestUnit: "minute" });
}
