import { formatDate } from "../../../core/calendar/index.ts";
import type { TillLine, TillSums } from "../../../features/till/index.ts";
import { money } from "../words.ts";

/** "20/11/2026" */
export const dayText = (iso: string): string =>
  formatDate(Temporal.PlainDate.from(iso).toZonedDateTime("Asia/Ho_Chi_Minh").toInstant());

/** "-16.000 đ" for what was given back. */
export const signed = (amount: number): string => (amount < 0 ? `-${money(-amount)}` : money(amount));

export const ITEM_NAMES: Record<TillLine["items"][number]["kind"], string> = {
  fee: "Phí",
  charge: "Lệ phí",
  duty: "Khoản khác",
};

/** "3 biên lai, 1 phiếu hoàn trả, 1 đã hủy" */
export function countText({ receipts, refunds, cancelled }: TillSums): string {
  return [`${receipts} biên lai`, refunds > 0 && `${refunds} phiếu hoàn trả`, cancelled > 0 && `${cancelled} đã hủy`]
    .filter(Boolean)
    .join(", ");
}

/** "Thừa 2.000 đ", "Thiếu 1.000 đ", "Không lệch". */
export function differenceText(counted: number, expected: number): string {
  if (counted === expected) return "Không lệch";
  return counted > expected ? `Thừa ${money(counted - expected)}` : `Thiếu ${money(expected - counted)}`;
}
