import { TIME_ZONE } from "../../../platform/clock.ts";

/** yyyyMMddHHmmss in Asia/Ho_Chi_Minh; "" when there is no such moment yet. */
export function stamp(instant: string | undefined): string {
  if (!instant) return "";
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(TIME_ZONE).toPlainDateTime();
  return local.toString({ smallestUnit: "second" }).replace(/\D/g, "");
}
