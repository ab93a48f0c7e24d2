/** A period granted by law. WORKING_DAY = 8 working hours; DAY and MONTH are calendar terms (BLDS 2015, Điều 147–148). */
export type Unit = "HOUR" | "WORKING_DAY" | "DAY" | "MONTH";
export type Allowance = { qty: number; unit: Unit };

export type Weekday = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
/** Working hours of an agency: for each weekday ranges "HH:mm-HH:mm" in Asia/Ho_Chi_Minh, ascending, not touching. */
export type WeeklyHours = Partial<Record<Weekday, string[]>>;

/**
 * Weekly hours for a time: days yyyy-MM-dd, both included, `to` absent while they hold. With `season` (MM-dd, both included, may pass over
 * New Year) they hold on those days of each year only.
 */
export type HoursPeriod = {
  from: string;
  to?: string | undefined;
  season?: { from: string; to: string } | undefined;
  hours: WeeklyHours;
};
/** Hours that never change, or periods: of those that hold on a day the last one counts; before all of them the first one does. */
export type Hours = WeeklyHours | readonly HoursPeriod[];

export type HalfDay = "morning" | "afternoon";
/** A day that the law takes out of the working week. Dates yyyy-MM-dd. */
export type Holiday = {
  date: string;
  name: string;
  legal: string;
  /** Worked out from the law before anybody announced it. */
  provisional?: boolean | undefined;
  /** The half that is off, noon parting the two; the whole day when absent. */
  half?: HalfDay | undefined;
};
/** A day that the law puts into the working week (ngày làm bù). */
export type SwapDay = {
  date: string;
  /** Hours worked that day; when absent those of the weekday of `for`, or of Friday. */
  hours?: string[] | undefined;
  /** The day off that it is worked for. */
  for?: string | undefined;
  legal: string;
  provisional?: boolean | undefined;
};
export type HolidayLaw = { holidays: readonly Holiday[]; swapDays: readonly SwapDay[] };

/** A stop of the clock; `to` absent while it still stands. Instants, ISO 8601. */
export type Pause = { from: string; to?: string };
