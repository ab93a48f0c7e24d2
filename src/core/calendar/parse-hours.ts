import { parseClock } from "./clock-time.ts";
import type { HalfDay } from "./types.ts";

/** Working ranges of one day: pairs [from, to) in minutes since midnight, ascending. `total` in minutes. */
export type DayPattern = { ranges: readonly (readonly [number, number])[]; total: number };

export const NO_WORK: DayPattern = { ranges: [], total: 0 };

/**
 * Reads "HH:mm-HH:mm" ranges of one day. `label` names the day in the message.
 * Ranges that touch become one. @throws RangeError when a range is malformed, empty, overlaps or precedes the one before it
 */
export function parseHours(ranges: readonly string[], label: string): DayPattern {
  const parsed: [number, number][] = [];
  for (const text of ranges) {
    const [from, to, more] = text.split("-").map((part) => parseClock(part.trim()));
    if (from === undefined || to === undefined || more !== undefined) {
      throw new RangeError(`Giờ làm việc ${label}: "${text}" không đúng. Hãy ghi giờ mở cửa và đóng cửa, ví dụ 07:30-11:30.`);
    }
    if (from >= to) throw new RangeError(`Giờ làm việc ${label}: "${text}" có giờ đóng cửa không sau giờ mở cửa.`);
    const previous = parsed.at(-1);
    if (previous && from < previous[1]) {
      throw new RangeError(
        `Giờ làm việc ${label}: "${text}" chồng lên khoảng trước. Hãy ghi các khoảng theo thứ tự, khoảng sau không bắt đầu trước khi khoảng trước kết thúc.`,
      );
    }
    if (previous && from === previous[1]) previous[1] = to;
    else parsed.push([from, to]);
  }
  return pattern(parsed);
}

const NOON = 12 * 60;

/** What is left of a day when one half of it is off. */
export function withoutHalf({ ranges }: DayPattern, off: HalfDay): DayPattern {
  const [start, end] = off === "morning" ? [NOON, 24 * 60] : [0, NOON];
  return pattern(
    ranges.map(([from, to]) => [Math.max(from, start), Math.min(to, end)] as const).filter(([from, to]) => from < to),
  );
}

function pattern(ranges: DayPattern["ranges"]): DayPattern {
  return { ranges, total: ranges.reduce((sum, [from, to]) => sum + to - from, 0) };
}
