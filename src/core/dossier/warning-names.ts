import type { WarningKind } from "./types.ts";

/** What the clock reminded of, for diaries and lists. */
export const WARNING_NAMES: Record<WarningKind, string> = {
  intake4h: "chưa tiếp nhận, lần 1",
  intake6h: "chưa tiếp nhận, lần 2",
  intakeOverdue: "quá hạn tiếp nhận",
  dueSoon: "sắp hết hạn trả",
  overdue: "quá hạn trả",
  stepOverdue: "quá hạn bước",
  collect: "kết quả chờ người dân đến nhận",
  supplementReminder: "sắp hết hạn bổ sung",
  supplementOver: "quá hạn bổ sung, chờ lãnh đạo quyết định",
  paymentOver: "quá hạn nộp tiền, chờ lãnh đạo quyết định",
};
