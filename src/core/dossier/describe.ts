import type { DossierEvent, EventType } from "./types.ts";

/** What somebody did, after the name: "Lý Thị Thu đã yêu cầu bổ sung". */
export const EVENT_NAMES: Record<EventType, string> = {
  Submitted: "nộp hồ sơ",
  Received: "tiếp nhận hồ sơ",
  StepStarted: "chuyển sang bước mới",
  StepClaimed: "nhận việc",
  StepCompleted: "hoàn thành bước",
  StepSentBack: "chuyển lại bước trước",
  SupplementRequested: "yêu cầu bổ sung",
  SupplementAnswered: "nộp bổ sung",
  Refused: "từ chối tiếp nhận",
  Withdrawn: "rút hồ sơ",
  RegisterChecked: "tra cứu cơ sở dữ liệu",
  PersonalIdRequested: "yêu cầu cấp số định danh",
  PersonalIdAssigned: "ghi số định danh cá nhân",
  ResultDrafted: "lập dự thảo kết quả",
  ResultApproved: "ký kết quả",
  ResultReady: "hoàn thành giải quyết",
  HandedOver: "trả kết quả",
  Rated: "đánh giá",
};

/** One line for timelines and for the national portal's NoiDungXuLy; holds no personal data beyond names of steps and reasons. */
export function describeEvent(event: DossierEvent): string {
  const name = EVENT_NAMES[event.type];
  const text = name.charAt(0).toUpperCase() + name.slice(1);
  switch (event.type) {
    case "StepStarted":
      return `Bắt đầu bước: ${event.name}`;
    case "StepCompleted":
      return event.note ? `${text} – ${event.note}` : text;
    case "StepSentBack":
    case "Withdrawn":
      return event.reason ? `${text} – ${event.reason}` : text;
    case "Refused":
      return `${text} – ${event.reason} (${event.legalBasis})`;
    case "SupplementRequested":
      return `${text} – ${event.reason}`;
    default:
      return text;
  }
}
