import { dayOfInstant, dueAt, type HolidayLaw, type Law, ruleOn } from "../../core/calendar/index.ts";
import { TIME_ZONE } from "../../platform/clock.ts";
import { readDueQuestion } from "./due-question.ts";
import { calendarWith } from "./law.ts";

/**
 * One line of `motcua due`: JSON in, JSON out. The usual hours where none are given; the cut-off of same-day procedures of the day of
 * reception. A term that leaves the years whose days off are known is no due time but an error.
 * @returns `{"dueAt":"2026-11-26T16:30:00+07:00"}` or `{"error":"…"}` with a Vietnamese sentence; never throws
 */
export function answerDue(line: string, law: Law): string {
  try {
    const { receivedAt, allowance, pauses, sameDay, hours } = readDueQuestion(line);
    checkYear(receivedAt, law.holidays);
    const calendar = calendarWith(hours ?? law.workingHours, law);
    const cutOff = sameDay ? { sameDay: { cutOff: ruleOn(law.sameDay, dayOfInstant(receivedAt)).cutOff } } : {};
    const due = dueAt(calendar, { receivedAt, allowance, pauses, ...cutOff });
    checkYear(due, law.holidays);
    return JSON.stringify({
      dueAt: due.toZonedDateTimeISO(TIME_ZONE).toString({ timeZoneName: "never", smallestUnit: "second" }),
    });
  } catch (error) {
    return JSON.stringify({
      error: error instanceof RangeError ? error.message : "Không tính được hạn của dòng này. Hãy kiểm tra lại từng mục.",
    });
  }
}

/** Without its holidays a year would look as if it were all work. */
function checkYear(instant: Temporal.Instant, { holidays }: HolidayLaw): void {
  const year = dayOfInstant(instant).slice(0, 4);
  if (holidays.some(({ date }) => date.startsWith(year))) return;
  const years = holidays.map(({ date }) => date.slice(0, 4)).sort();
  throw new RangeError(
    `Chưa có lịch nghỉ lễ của năm ${year}; lịch hiện có các năm ${years[0]}–${years.at(-1)}. Hãy kiểm tra thời điểm và thời hạn, hoặc bổ sung law/holidays.yaml.`,
  );
}
