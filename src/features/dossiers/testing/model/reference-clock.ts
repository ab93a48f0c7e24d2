/**
 * Working time for the reference model, written apart from core/calendar: one minute after the other of a fixed week, so that a mistake of the
 * one is not a mistake of the other.
 */
const HANOI = 7 * 60;
const DAY = 24 * 60;
/** Minutes of a day during which the office works: 07:30–11:30 and 13:00–17:00, Monday to Friday. */
const OPEN: readonly (readonly [number, number])[] = [
  [450, 690],
  [780, 1020],
];

export type ReferenceClock = {
  /** Working minutes from one minute (of the epoch) to a later one. */
  between: (from: number, to: number) => number;
  /** The minute by which so many working minutes have passed since another. */
  after: (from: number, minutes: number) => number;
};

/** @param daysOff dates yyyy-MM-dd without work beside Saturdays and Sundays; @param worked Saturdays that are worked like a Friday */
export function referenceClock(daysOff: readonly string[], worked: readonly string[]): ReferenceClock {
  const days = (dates: readonly string[]) =>
    new Set(dates.map((date) => Math.floor(Date.parse(`${date}T00:00:00Z`) / 60_000 / DAY)));
  const [off, swapped] = [days(daysOff), days(worked)];
  const works = (minute: number): boolean => {
    const local = minute + HANOI;
    const day = Math.floor(local / DAY);
    const weekday = (((day + 4) % 7) + 7) % 7;
    const time = local - day * DAY;
    const workday = (weekday !== 0 && weekday !== 6 && !off.has(day)) || swapped.has(day);
    return workday && OPEN.some(([from, to]) => time >= from && time < to);
  };
  return {
    between: (from, to) => {
      let total = 0;
      for (let minute = from; minute < to; minute++) if (works(minute)) total++;
      return total;
    },
    after: (from, minutes) => {
      let minute = from;
      for (let left = minutes; left > 0; minute++) if (works(minute)) left--;
      return minute;
    },
  };
}
