import type { Priority, TicketEventKind, TicketState } from "./types.ts";

export const PRIORITY_NAMES = {
  old: "Từ 60 tuổi trở lên",
  child: "Mang thai, trẻ em, có con nhỏ",
  disabled: "Người khuyết tật",
  merit: "Thương binh, người có công",
} as const satisfies Record<Priority, string>;

export const TICKET_STATE_NAMES = {
  waiting: "đang chờ",
  called: "đang gọi",
  serving: "đang làm việc",
  done: "đã xong",
  absent: "vắng mặt",
  ended: "hết ngày",
} as const satisfies Record<TicketState, string>;

export const TICKET_EVENT_NAMES = {
  issued: "Lấy số",
  called: "Gọi",
  recalled: "Gọi lại",
  started: "Đã đến quầy",
  visit: "Mở lượt",
  transferred: "Chuyển",
  prioritised: "Ghi diện ưu tiên",
  absent: "Vắng mặt",
  returned: "Quay lại hàng",
  finished: "Xong",
  dayEnded: "Hết ngày",
} as const satisfies Record<TicketEventKind, string>;
