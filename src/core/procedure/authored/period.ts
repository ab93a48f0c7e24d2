import type { Finding } from "../types.ts";
import { at, finding, type Place, textOf } from "./source.ts";

/** First and last day of a rule as authored; open ends are the edges of time. Dates compare as text. */
export function periodOf(place: Place): { from: string; to: string } {
  return { from: textOf(at(place, "from")) ?? "0000-01-01", to: textOf(at(place, "to")) ?? "9999-12-31" };
}

export function checkPeriod(place: Place): Finding[] {
  const { from, to } = periodOf(place);
  return from > to ? [finding(at(place, "to"), "Ngày hết hiệu lực đứng trước ngày có hiệu lực.")] : [];
}
