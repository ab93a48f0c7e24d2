/** Minutes in a day and the fixed offset of Asia/Ho_Chi_Minh (+07:00, no summer time since 1975). */
export const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;
const OFFSET_MS = 7 * 60 * MINUTE_MS;

const CLOCK = /^(\d{2}):(\d{2})$/;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Minutes since midnight of "HH:mm" ("24:00" is 1440), or undefined when it is no time of day. */
export function parseClock(text: string): number | undefined {
  const match = CLOCK.exec(text);
  if (!match) return undefined;
  const hour = Number(match[1]);
  const minutes = hour * 60 + Number(match[2]);
  return Number(match[2]) < 60 && minutes <= 1440 ? minutes : undefined;
}

/** Days since 1970-01-01 of "yyyy-MM-dd", or undefined when there is no such date. */
export function parseDay(text: string): number | undefined {
  const match = DATE.exec(text);
  if (!match) return undefined;
  const utc = new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])));
  return utc.toISOString().startsWith(text) ? utc.getTime() / DAY_MS : undefined;
}

/** The civil day in Việt Nam (days since 1970-01-01) of an instant in epoch ms. */
export function dayOf(ms: number): number {
  return Math.floor((ms + OFFSET_MS) / DAY_MS);
}

/** Milliseconds since local midnight, 0 … 86,399,999. */
export function timeOfDay(ms: number): number {
  return ms + OFFSET_MS - dayOf(ms) * DAY_MS;
}

/** Epoch ms of a time of day (ms since local midnight) on a day. */
export function instantOn(day: number, time: number): number {
  return day * DAY_MS + time - OFFSET_MS;
}

/** Midnight in Việt Nam before or at an instant, epoch ms. */
export function startOfDayMs(ms: number): number {
  return instantOn(dayOf(ms), 0);
}

/** 0 = Monday … 6 = Sunday. 1970-01-01 was a Thursday. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** The corresponding day `months` later, or the last day of that month when it has none (BLDS 2015, Điều 148 khoản 3). */
export function addMonths(day: number, months: number): number {
  const date = new Date(day * DAY_MS);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth() + months;
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), lastDay)) / DAY_MS;
}
