const ZONE = "Asia/Ho_Chi_Minh";

function local(instant: string): Temporal.ZonedDateTime {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(ZONE);
}

/** "15 giờ 01 phút, ngày 20 tháng 11 năm 2026": an instant as official forms write it. */
export function momentOf(instant: string): string {
  const time = local(instant);
  return `${two(time.hour)} giờ ${two(time.minute)} phút, ngày ${dayMonthYear(time)}`;
}

/** "ngày 20 tháng 11 năm 2026", of an instant or of a date yyyy-MM-dd. */
export function longDate(moment: string): string {
  return `ngày ${dayMonthYear(plainDate(moment))}`;
}

/** "20/11/2026", of an instant or of a date yyyy-MM-dd. */
export function shortDate(moment: string): string {
  const { day, month, year } = plainDate(moment);
  return `${two(day)}/${two(month)}/${year}`;
}

/** "08:05 20/11/2026": an instant for narrow table cells. */
export function shortMoment(instant: string): string {
  const time = local(instant);
  return `${two(time.hour)}:${two(time.minute)} ${shortDate(instant)}`;
}

/** yyyy-MM-dd of an instant, in Vietnam. */
export function dayOf(instant: string): string {
  return local(instant).toPlainDate().toString();
}

/** Year of an instant, in Vietnam. */
export function yearOf(instant: string): number {
  return local(instant).year;
}

/** Parts of the instant in UTC, for the metadata of the PDF. */
export function metadataDate(instant: string): {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
} {
  const { year, month, day, hour, minute, second } = Temporal.Instant.from(instant).toZonedDateTimeISO("UTC");
  return { year, month, day, hour, minute, second };
}

function plainDate(moment: string): Temporal.PlainDate {
  return moment.length === 10 ? Temporal.PlainDate.from(moment) : local(moment).toPlainDate();
}

/** Days below 10 and the months 1 and 2 take a leading zero (NĐ 30/2020/NĐ-CP, Phụ lục I). */
function dayMonthYear({ day, month, year }: { day: number; month: number; year: number }): string {
  return `${two(day)} tháng ${month < 3 ? two(month) : month} năm ${year}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
