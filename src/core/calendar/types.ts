/** A period granted by law. WORKING_DAY = 8 working hours; DAY and MONTH are calendar terms (BLDS 2015, Điều 147–148). */
export type Unit = "HOUR" | "WORKING_DAY" | "DAY" | "MONTH";
export type Allowance = { qty: number; unit: Unit };

export type Weekday = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
/** Working hours of an agency: for each weekday ranges "HH:mm-HH:mm" in Asia/Ho_Chi_Minh, ascending, not touching. */
export type WeeklyHours = Partial<Record<Weekday, string[]>>;

/** A day that the law takes out of, or puts into, the working week. Dates yyyy-MM-dd. */
export type Holiday = { date: string; name: string; legal: string; provisional?: boolean };
export type SwapDay = {
  date: string /** Hours worked; the weekday's usual Friday hours when absent. */;
  hours?: string[];
  legal: string;
};
export type HolidayLaw = { holidays: Holiday[]; swapDays: SwapDay[] };

/** A stop of the clock; `to` absent while it still stands. Instants, ISO 8601. */
export type Pause = { from: string; to?: string };
