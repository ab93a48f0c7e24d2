/**
 * The slow reference: walks minute by minute through civil days and asks the lists of the law, sharing no code with the calendar. Whole
 * minutes only; local times "yyyy-MM-dd HH:mm".
 */
import type { HolidayLaw, Hours, HoursPeriod, Unit, WeeklyHours } from "../types.ts";

export type WalkedTerm = {
  at: string;
  qty: number;
  unit: Unit;
  /** Same-day procedure with the cut-off 15:00. */
  sameDay?: boolean | undefined;
  pauses?: readonly (readonly [string, string])[] | undefined;
};
type World = { hours: Hours; law: HolidayLaw };
type Moment = { date: string; minute: number };

const NAMES = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
const CUT_OFF = 15 * 60;

export function walkDue(world: World, term: WalkedTerm): string {
  const open = opening(world);
  let start = read(term.at);
  let base: string;
  if (term.sameDay) {
    if (start.minute > CUT_OFF || !isWorked(open, start.date)) {
      const date = nextWorked(open, plus(start.date, 1));
      start = { date, minute: open(date).indexOf(true) };
    }
    base = sameDayEnd(open, start, term);
  } else if (term.unit === "DAY" || term.unit === "MONTH") {
    const last = Temporal.PlainDate.from(start.date).add(term.unit === "DAY" ? { days: term.qty } : { months: term.qty });
    base = closing(open, last.toString(), start);
  } else {
    base = write(walk(open, start, minutesOf(term)));
  }
  return extend(open, start, base, term.pauses ?? []);
}

/** Working minutes of the day that are open, by number of the minute. */
type Opening = (date: string) => readonly boolean[];

function opening({ hours, law }: World): Opening {
  const known = new Map<string, boolean[]>();
  return (date) => {
    const found = known.get(date) ?? minutesOpen(date, hours, law);
    known.set(date, found);
    return found;
  };
}

function minutesOpen(date: string, hours: Hours, law: HolidayLaw): boolean[] {
  const holiday = law.holidays.find((one) => one.date === date);
  const swap = law.swapDays.find((one) => one.date === date);
  let ranges = usual(hours, date);
  if (swap) {
    const friday = weekOf(hours, date).fri ?? [];
    const stead = swap.for ? usual(hours, swap.for) : friday;
    ranges = swap.hours ?? (stead.length > 0 ? stead : ranges);
  }
  return Array.from({ length: 1440 }, (_, minute) => {
    if (holiday && (!holiday.half || (holiday.half === "morning") === minute < 720)) return false;
    return ranges.some((range) => minuteOf(range.slice(0, 5)) <= minute && minute < minuteOf(range.slice(6)));
  });
}

const usual = (hours: Hours, date: string): string[] =>
  weekOf(hours, date)[NAMES[Temporal.PlainDate.from(date).dayOfWeek - 1]!] ?? [];

function weekOf(hours: Hours, date: string): WeeklyHours {
  if (!Array.isArray(hours)) return hours as WeeklyHours;
  const periods = hours as readonly HoursPeriod[];
  const holds = ({ from, to, season }: HoursPeriod) => {
    if (date < from || (to && date > to)) return false;
    if (!season) return true;
    const ofYear = date.slice(5);
    const within = [season.from <= ofYear, ofYear <= season.to];
    return season.from <= season.to ? within.every(Boolean) : within.some(Boolean);
  };
  return (periods.findLast(holds) ?? periods[0]!).hours;
}

/** Goes on until so many open minutes have passed; nothing to wait for is done at once, or at the next opening. */
function walk(open: Opening, from: Moment, minutes: number, paused: (moment: string) => boolean = () => false): Moment {
  let { date, minute } = from;
  let left = minutes;
  if (left === 0 && (open(date)[minute] || openBefore(open, from))) return from;
  for (;;) {
    if (open(date)[minute]) {
      if (left === 0) return { date, minute };
      if (!paused(write({ date, minute })) && --left === 0) return tidy({ date, minute: minute + 1 });
    }
    ({ date, minute } = tidy({ date, minute: minute + 1 }));
  }
}

function openBefore(open: Opening, { date, minute }: Moment): boolean {
  return minute > 0 ? open(date)[minute - 1]! : open(plus(date, -1))[1439]!;
}

/** Calendar terms and same-day ones: what was paused is counted on the way and waited for afterwards; hours are walked with the same rule. */
function extend(open: Opening, start: Moment, base: string, pauses: readonly (readonly [string, string])[]): string {
  const paused = (moment: string) => pauses.some(([from, to]) => from <= moment && moment < to);
  let owed = 0;
  let at = start;
  while (write(at) < base) {
    if (open(at.date)[at.minute] && paused(write(at))) owed++;
    at = tidy({ date: at.date, minute: at.minute + 1 });
  }
  return owed === 0 ? base : write(walk(open, at, owed, paused));
}

function sameDayEnd(open: Opening, start: Moment, term: WalkedTerm): string {
  if (term.unit === "DAY") return closing(open, plus(start.date, Math.max(1, term.qty) - 1), start);
  const days = Math.max(1, Math.ceil(minutesOf(term) / 480));
  let date = start.date;
  for (let day = 1; day < days; day++) date = nextWorked(open, plus(date, 1));
  const end = closing(open, date, start);
  if (term.unit === "WORKING_DAY") return end;
  const hours = write(walk(open, start, minutesOf(term)));
  return hours < end ? hours : end;
}

function closing(open: Opening, day: string, notBefore: Moment): string {
  const date = nextWorked(open, day);
  const end = write(tidy({ date, minute: open(date).lastIndexOf(true) + 1 }));
  return end >= write(notBefore) ? end : closing(open, plus(date, 1), notBefore);
}

const minutesOf = ({ qty, unit }: WalkedTerm): number => Math.round(qty * (unit === "HOUR" ? 60 : 480));
const isWorked = (open: Opening, date: string): boolean => open(date).includes(true);
const plus = (date: string, days: number): string => Temporal.PlainDate.from(date).add({ days }).toString();

function nextWorked(open: Opening, date: string): string {
  let found = date;
  while (!isWorked(open, found)) found = plus(found, 1);
  return found;
}

const tidy = ({ date, minute }: Moment): Moment => (minute < 1440 ? { date, minute } : { date: plus(date, 1), minute: 0 });
const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
const read = (text: string): Moment => ({ date: text.slice(0, 10), minute: minuteOf(text.slice(11)) });
const write = ({ date, minute }: Moment): string =>
  `${date} ${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
