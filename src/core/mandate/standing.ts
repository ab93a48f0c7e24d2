import type { Mandate } from "./types.ts";
import { MANDATE_NAMES } from "./words.ts";

/** Why a mandate cannot be used on a day (yyyy-MM-dd), in a sentence to who holds it; undefined when it can. */
export function whyNotUsable(
  mandate: Pick<Mandate, "kind" | "giver" | "state" | "from" | "until">,
  today: string,
): string | undefined {
  const what = `Quyền làm thay ${mandate.giver.name} (${MANDATE_NAMES[mandate.kind]})`;
  if (mandate.state === "revoked") return `${what} đã bị thu hồi.`;
  if (mandate.state === "declined") return `${what} không được chấp nhận.`;
  if (mandate.state === "offered") return `${what} chưa được đồng ý.`;
  if (mandate.state === "checking") return `${what} đang được kiểm tra.`;
  if (mandate.state === "expired" || (mandate.until !== null && mandate.until < today)) return `${what} đã hết hạn.`;
  if (mandate.from > today) return `${what} chưa đến ngày có hiệu lực.`;
  return undefined;
}

/** True while it still may become or is usable: shown first, may be revoked. */
export function isOpen({ state }: Pick<Mandate, "state">): boolean {
  return state === "offered" || state === "checking" || state === "active";
}

/**
 * What is wrong with a period, in a sentence; undefined when nothing is. Dates yyyy-MM-dd, both included.
 * @param longest months
 */
export function periodFault(from: string, until: string | undefined, today: string, longest: number): string | undefined {
  if (until === undefined) return "Hãy ghi ngày hết hạn.";
  if (until < from || until < today) return "Ngày hết hạn phải từ hôm nay trở đi.";
  const last = Temporal.PlainDate.from(from).add({ months: longest }).toString();
  return until > last
    ? `Thời hạn dài nhất là ${longest} tháng. Hãy chọn ngày không sau ${last.split("-").reverse().join("/")}.`
    : undefined;
}
