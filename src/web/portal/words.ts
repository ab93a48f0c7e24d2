import { formatDate, formatTime, type Unit } from "../../core/calendar/index.ts";
import type { Channel, ChannelTerms } from "../../core/procedure/types.ts";

const at = (instant: string): Temporal.Instant => Temporal.Instant.from(instant);

/** "20/11/2026 lúc 08:12" */
export const dayAndTime = (instant: string): string => `${formatDate(at(instant))} lúc ${formatTime(at(instant))}`;
/** "08:12" */
export const clockTime = (instant: string): string => formatTime(at(instant));

/** "1.250.000 đ"; nothing to pay is "Miễn phí". */
export function money(amount: number): string {
  if (amount === 0) return "Miễn phí";
  return `${String(amount).replace(/\B(?=(\d{3})+(?!\d))/g, ".")}\u00a0đ`;
}

const UNITS = {
  HOUR: "giờ làm việc",
  WORKING_DAY: "ngày làm việc",
  DAY: "ngày",
  MONTH: "tháng",
} as const satisfies Record<Unit, string>;

/** "1 ngày làm việc, trả trong ngày" */
export function termText(terms: Pick<ChannelTerms, "time" | "sameDay">): string {
  const { qty, unit } = terms.time;
  if (terms.sameDay) return "Trong ngày; nộp sau 15:00 thì trả vào ngày làm việc sau";
  return `${qty} ${UNITS[unit]}`;
}

export const CHANNELS = {
  online: "Trực tuyến, trên trang này",
  counter: "Tại quầy một cửa",
  post: "Qua bưu điện",
} as const satisfies Record<Channel, string>;
