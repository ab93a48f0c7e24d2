import { z } from "zod";
import { dueAt, type Law, ruleOn, type WeeklyHours } from "../../core/calendar/index.ts";
import { TIME_ZONE } from "../../platform/clock.ts";
import { calendarWith } from "./law.ts";

const ranges = z.array(z.string());
const instant = z.iso.datetime({ offset: true });
const question = z.strictObject({
  receivedAt: instant,
  allowance: z.strictObject({ qty: z.number(), unit: z.enum(["HOUR", "WORKING_DAY", "DAY", "MONTH"]) }),
  pauses: z.array(z.strictObject({ from: instant, to: instant })).default([]),
  sameDay: z.boolean().default(false),
  hours: z
    .strictObject({ mon: ranges, tue: ranges, wed: ranges, thu: ranges, fri: ranges, sat: ranges, sun: ranges })
    .partial()
    .optional(),
});

/**
 * One line of `motcua due`: JSON in, JSON out. The law of the day of reception counts: its usual hours where none are given, its cut-off of
 * same-day procedures.
 * @returns `{"dueAt":"2026-11-26T16:30:00+07:00"}` or `{"error":"…"}` with a Vietnamese sentence; never throws
 */
export function answerDue(line: string, law: Law): string {
  try {
    const asked = question.parse(JSON.parse(line), { error: z.locales.vi().localeError });
    const receivedAt = Temporal.Instant.from(asked.receivedAt);
    const day = receivedAt.toZonedDateTimeISO(TIME_ZONE).toPlainDate().toString();
    const calendar = calendarWith(given(asked.hours) ?? ruleOn(law.workingHours, day).hours, law);
    const sameDay = asked.sameDay ? { sameDay: { cutOff: ruleOn(law.sameDay, day).cutOff } } : {};
    const due = dueAt(calendar, { receivedAt, allowance: asked.allowance, pauses: asked.pauses, ...sameDay });
    return JSON.stringify({
      dueAt: due.toZonedDateTimeISO(TIME_ZONE).toString({ timeZoneName: "never", smallestUnit: "second" }),
    });
  } catch (error) {
    return JSON.stringify({ error: sentence(error) });
  }
}

function given(hours: z.output<typeof question>["hours"]): WeeklyHours | undefined {
  return hours && Object.fromEntries(Object.entries(hours).filter(([, value]) => value !== undefined));
}

function sentence(error: unknown): string {
  if (error instanceof SyntaxError) return "Dòng này không phải JSON. Hãy ghi mỗi dòng một đối tượng JSON.";
  if (error instanceof z.ZodError)
    return error.issues.map(({ path, message }) => `${path.join(".") || "dòng"}: ${message}`).join("; ");
  return error instanceof Error ? error.message : String(error);
}
