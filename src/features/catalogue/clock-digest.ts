import { createHash } from "node:crypto";
import { dayOfInstant, ruleOn } from "../../core/calendar/index.ts";
import { lifecycleOn } from "../../core/dossier/index.ts";
import type { WholeLaw } from "./read-law.ts";

/**
 * Changes whenever the moments of the clock's acts are to be worked out anew: with the days off, the hours, and the terms in force on a day,
 * so also on the day on which dated terms give way to the next. Names, legal bases and whatever else law/ says leave it alone.
 * @throws RangeError (Vietnamese message) when no term is in force on that day
 */
export function clockDigest(all: WholeLaw, now: Temporal.Instant): string {
  const { allowance, warnAfter } = ruleOn(all.onlineIntake, dayOfInstant(now));
  const { extension, supplementReminder, collect } = lifecycleOn(all.lifecycle, now);
  const what = {
    off: all.holidays.holidays.map(({ date, half }) => [date, half]),
    swapped: all.holidays.swapDays.map(({ date, hours, for: stead }) => [date, hours, stead]),
    hours: [["", all.workingHours] as const, ...Object.entries(all.agencies)].map(([id, periods]) => [
      id,
      periods.map(({ from, to, season, hours }) => [from, to, season, hours]),
    ]),
    terms: [allowance, warnAfter.hours, extension, supplementReminder, collect],
  };
  return createHash("sha256").update(JSON.stringify(what)).digest("hex").slice(0, 16);
}
