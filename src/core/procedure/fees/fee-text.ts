import { dateOnScreen } from "../answer-text.ts";
import type { Fee, Waiver } from "../types.ts";
import { dong } from "./dong.ts";

/** A tariff as people read it: "8.000 đ/bản", "trang 1–2: 2.000 đ, từ trang 3: 1.000 đ, không quá 200.000 đ/bản". */
export function feeText(fee: Pick<Fee, "amount" | "tiers" | "cap" | "times" | "timesUnit" | "unit">): string {
  const whole = fee.times === undefined ? "" : `/${fee.timesUnit ?? "bản"}`;
  const cap = fee.cap === undefined ? "" : `, không quá ${dong(fee.cap)}${whole}`;
  if (fee.tiers) return `${tierText(fee.tiers, fee.unit)}${cap || (whole && `, tính cho mỗi ${whole.slice(1)}`)}`;
  return `${dong(fee.amount)}/${fee.unit}${cap || (whole && `, nhân với số ${whole.slice(1)}`)}`;
}

function tierText(tiers: NonNullable<Fee["tiers"]>, unit: string): string {
  let first = 1;
  const parts = tiers.map(({ upTo, amount }) => {
    const range = upTo === undefined ? `từ ${unit} ${first}` : first === upTo ? `${unit} ${first}` : `${unit} ${first}–${upTo}`;
    first = (upTo ?? first) + 1;
    return `${range}: ${dong(amount)}`;
  });
  return parts.join(", ");
}

/** "từ 15/08/2026 đến 28/02/2027"; "" for a rule without end and beginning. */
export function periodText({ from, to }: { from?: string; to?: string }): string {
  return [from && `từ ${dateOnScreen(from)}`, to && `đến ${dateOnScreen(to)}`].filter(Boolean).join(" ");
}

/** "Miễn" or "Giảm 50%". */
export const rateText = (rate: Waiver["rate"]): string => (rate === 100 ? "Miễn" : `Giảm ${rate}%`);
