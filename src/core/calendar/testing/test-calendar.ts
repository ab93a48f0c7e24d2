/** Shared by the tests of this folder: the calendar of `law/` and short local times "yyyy-MM-dd HH:mm" in Asia/Ho_Chi_Minh. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Calendar, createCalendar, type Law, parseLaw, ruleOn } from "../index.ts";

const FOLDER = join(import.meta.dirname, "../../../../law");

export function lawTexts(): Record<string, string> {
  return Object.fromEntries(
    ["holidays.yaml", "working-hours.yaml", "intake.yaml"].map((name) => [name, readFileSync(join(FOLDER, name), "utf8")]),
  );
}

export function currentLaw(): Law {
  const parsed = parseLaw(lawTexts());
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.law;
}

export function defaultCalendar(): Calendar {
  const law = currentLaw();
  return createCalendar({ hours: ruleOn(law.workingHours, "2026-11-20").hours, law: law.holidays });
}

export function at(text: string): Temporal.Instant {
  return Temporal.Instant.from(`${text.replace(" ", "T")}+07:00`);
}

export function local(instant: Temporal.Instant): string {
  const time = instant.toZonedDateTimeISO("Asia/Ho_Chi_Minh").toPlainDateTime().toString().replace("T", " ");
  return time.endsWith(":00") ? time.slice(0, -3) : time;
}
