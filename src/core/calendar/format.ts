import { DAY_MS, dayOf, MINUTE_MS, timeOfDay, weekdayOf } from "./clock-time.ts";

const WEEKDAYS = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"];
const DAY_MINUTES = 8 * 60;

/** "17:00 thứ Sáu 20/11/2026", in Asia/Ho_Chi_Minh. */
export function formatDateTime(instant: Temporal.Instant): string {
  return `${formatTime(instant)} ${WEEKDAYS[weekdayOf(dayOf(instant.epochMilliseconds))]} ${formatDate(instant)}`;
}

/** "20/11/2026", in Asia/Ho_Chi_Minh. */
export function formatDate(instant: Temporal.Instant): string {
  const [year, month, day] = new Date(dayOf(instant.epochMilliseconds) * DAY_MS).toISOString().slice(0, 10).split("-");
  return `${day}/${month}/${year}`;
}

/** "17:00", in Asia/Ho_Chi_Minh. */
export function formatTime(instant: Temporal.Instant): string {
  const minutes = Math.floor(timeOfDay(instant.epochMilliseconds) / MINUTE_MS);
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/**
 * Working minutes in words, a day being 8 working hours: "2 ngày 4 giờ", "3 giờ 20 phút", "1 giờ 05 phút", "45 phút"; negative is "Quá 1 giờ 10 phút".
 * From one day on, minutes are left out: nobody plans by them. `short` drops the word "phút" after hours, as in narrow lists: "1 giờ 05".
 * What is left is rounded down and what is late is rounded up, so that lateness is never hidden.
 */
export function formatWorkingDuration(minutes: number, style: "long" | "short" = "long"): string {
  if (minutes < 0) return `Quá ${words(Math.ceil(-minutes), style)}`;
  return words(Math.floor(minutes), style);
}

function words(minutes: number, style: "long" | "short"): string {
  const days = Math.floor(minutes / DAY_MINUTES);
  const hours = Math.floor((minutes % DAY_MINUTES) / 60);
  const rest = minutes % 60;
  if (days > 0) return hours > 0 ? `${days} ngày ${hours} giờ` : `${days} ngày`;
  if (hours === 0) return `${rest} phút`;
  if (rest === 0) return `${hours} giờ`;
  return `${hours} giờ ${two(rest)}${style === "long" ? " phút" : ""}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
