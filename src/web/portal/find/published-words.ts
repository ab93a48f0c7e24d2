import type { Channel } from "../../../core/procedure/types.ts";
import type { Money, PublishedChannel, PublishedProcedure } from "../../../core/published/index.ts";

const CURRENCIES = { VND: "đ", USD: "USD", EUR: "EUR" } as const;
const grouped = (amount: number): string => String(amount).replace(/\B(?=(\d{3})+(?!\d))/g, ".");

/** "10.000–20.000 đ"; what could not be read stands as it was published. */
export function publishedMoney(money: Money): string {
  if (money.kind === "free") return "Miễn phí";
  if (money.kind === "unknown") return money.text;
  const { min, max, currency } = money;
  return `${min === max ? grouped(min) : `${grouped(min)}–${grouped(max)}`}\u00a0${CURRENCIES[currency]}`;
}

export const PUBLISHED_CHANNELS = {
  online: "Trực tuyến",
  counter: "Trực tiếp",
  post: "Bưu chính",
} as const satisfies Record<Channel, string>;

/** "3 Ngày làm việc", as published; a bare number says that it has no unit. */
export function publishedTime({ time }: PublishedChannel): string {
  if (time.qty !== null && time.unit === null) return `${time.text} (không ghi đơn vị)`;
  return time.text || "Không ghi";
}

export const publishedFees = ({ fees }: PublishedChannel): string[] =>
  fees.length === 0 ? ["Không ghi"] : fees.map(({ money, note }) => `${publishedMoney(money)}${note ? ` (${note})` : ""}`);

/** "1 bản chính, 2 bản sao" */
export function copies({ originals, copies: count }: PublishedProcedure["cases"][number]["papers"][number]): string {
  return [originals ? `${originals} bản chính` : "", count ? `${count} bản sao` : ""].filter(Boolean).join(", ");
}
