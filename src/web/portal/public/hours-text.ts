import type { Weekday, WeeklyHours } from "../../../core/calendar/index.ts";
import { capitalised } from "../../../core/text/index.ts";

const DAYS: readonly (readonly [Weekday, string])[] = [
  ["mon", "thứ Hai"],
  ["tue", "thứ Ba"],
  ["wed", "thứ Tư"],
  ["thu", "thứ Năm"],
  ["fri", "thứ Sáu"],
  ["sat", "thứ Bảy"],
  ["sun", "Chủ nhật"],
];

/** "07:30-11:30" → "7:30–11:30" */
const range = (text: string): string =>
  text
    .split("-")
    .map((time) => time.replace(/^0/, ""))
    .join("–");

/** Opening hours in words: "Thứ Hai đến thứ Sáu: 7:30–11:30, 13:00–17:00". Days with the same hours stand together. */
export function hoursText(hours: WeeklyHours): string {
  const runs: { first: string; last: string; text: string }[] = [];
  let before = "";
  for (const [day, name] of DAYS) {
    const text = (hours[day] ?? []).map(range).join(", ");
    const run = runs.at(-1);
    if (text && text === before && run) run.last = name;
    else if (text) runs.push({ first: name, last: name, text });
    before = text;
  }
  const said = runs.map(({ first, last, text }) => `${first === last ? first : `${first} đến ${last}`}: ${text}`).join("; ");
  return capitalised(said);
}
