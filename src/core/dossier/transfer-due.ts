import { addAllowance, closingTime, nextWorkingStart } from "../calendar/index.ts";
import { instantText, type Rules } from "./rules.ts";
import type { InstantText } from "./types.ts";

const ZONE = "Asia/Ho_Chi_Minh";

/**
 * Until when the counter passes on what it received: by closing of the same working day, or in the morning of the next one when it came after the
 * hour of the law, or outside office hours (NĐ 118/2025/NĐ-CP; terms in law/lifecycle.yaml).
 */
export function transferDue({ calendar, terms }: Pick<Rules, "calendar" | "terms">, receivedAt: Temporal.Instant): InstantText {
  const { cutOff, morningHours } = terms.transfer;
  const local = receivedAt.toZonedDateTimeISO(ZONE);
  const today = local.toPlainDate();
  const closing = closingTime(calendar, today.toString());
  const early = local.toPlainTime().toString({ smallestUnit: "minute" }) <= cutOff;
  const open = closing.toZonedDateTimeISO(ZONE).toPlainDate().equals(today) && Temporal.Instant.compare(receivedAt, closing) < 0;
  if (early && open) return instantText(closing);
  const tomorrow = today.add({ days: 1 }).toZonedDateTime({ timeZone: ZONE }).toInstant();
  return instantText(addAllowance(calendar, nextWorkingStart(calendar, tomorrow), { qty: morningHours, unit: "HOUR" }));
}
