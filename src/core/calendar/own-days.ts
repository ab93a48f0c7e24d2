import type { HalfDay, Holiday, HolidayLaw, SwapDay } from "./types.ts";

/**
 * A day that an agency decided for itself and everything below it: off, or worked although it is no working day. Dates yyyy-MM-dd; `half`: of a day
 * off; `hours`, `for`: as those of a swap day.
 */
export type OwnDay = {
  date: string;
  kind: "off" | "worked";
  half?: HalfDay | null;
  hours?: string[] | null;
  for?: string | null;
  name: string;
  legal: string;
};

const known = new WeakMap<HolidayLaw, Map<string, HolidayLaw>>();
const MOST = 200;

/**
 * The law of days with those of an agency added. National days stand: of a date that the law knows, what the agency decided is left out, also when
 * the law learnt of it later. Where several days are of one date the last one counts.
 * @returns the same object for the same days, so that calendars made of it are made once
 */
export function withOwnDays(law: HolidayLaw, days: readonly OwnDay[]): HolidayLaw {
  if (days.length === 0) return law;
  const made = known.get(law) ?? new Map<string, HolidayLaw>();
  known.set(law, made);
  const key = JSON.stringify(days);
  const found = made.get(key) ?? added(law, days);
  made.delete(key);
  made.set(key, found);
  if (made.size > MOST) made.delete(made.keys().next().value!);
  return found;
}

function added(law: HolidayLaw, days: readonly OwnDay[]): HolidayLaw {
  const national = new Set([...law.holidays, ...law.swapDays].map(({ date }) => date));
  const own = [...new Map(days.filter(({ date }) => !national.has(date)).map((day) => [day.date, day])).values()];
  const off = own.filter(({ kind }) => kind === "off");
  const worked = own.filter(({ kind }) => kind === "worked");
  return {
    holidays: [
      ...law.holidays,
      ...off.map(({ date, name, legal, half }): Holiday => ({ date, name, legal, ...(half && { half }) })),
    ],
    swapDays: [
      ...law.swapDays,
      ...worked.map(
        ({ date, legal, hours, for: stead }): SwapDay => ({ date, legal, ...(hours && { hours }), ...(stead && { for: stead }) }),
      ),
    ],
  };
}
