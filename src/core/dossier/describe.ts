import { capitalised } from "../text/index.ts";
import { COMMAND_NAMES } from "./command-names.ts";
import type { AwaitedOf, CommandType, DossierEvent, EventType, GivenPaper, Reminder } from "./types.ts";
import { WARNING_NAMES } from "./warning-names.ts";

const AWAITED: Record<AwaitedOf, string> = {
  supplement: "nộp bổ sung",
  payment: "nộp tiền",
  confirmation: "xem dự thảo",
  collect: "đến nhận kết quả",
};

/** "Lý Thị Thu"; "người nộp – đến nhận kết quả", and the word that came with it. */
function remindedText({ whom, to, about, note }: Omit<Reminder, "at" | "by">): string {
  const who =
    whom === "officer" ? (to ?? []).map(({ name }) => name).join(", ") : `người nộp${about ? ` – ${AWAITED[about]}` : ""}`;
  return note ? `${who}: ${note}` : who;
}

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
  StepReleased: "trả lại việc vào nhóm chung",
  StepAssigned: "phân công",
  StepSplit: "chia việc",
  PartCompleted: "hoàn thành phần việc",
  StepSkipped: "bỏ qua bước không cần",
  SentToCoordination: "chuyển vào hàng đợi điều phối",
  Routed: "điều phối hồ sơ",
  SupplementProposed: "đề nghị yêu cầu bổ sung",
  ProposalDeclined: "không duyệt đề nghị bổ sung",
  PaymentRequested: "yêu cầu nộp tiền",
  PaymentRecorded: "ghi nhận đã nộp tiền",
  ReceiptCancelled: "hủy biên lai",
  PaymentRefunded: "hoàn trả tiền",
  ConsultationRequested: "lấy ý kiến cơ quan phối hợp",
  ConsultationAnswered: "trả lời ý kiến",
  ChildLinked: "chuyển cơ quan liên thông",
  ChildTold: "cập nhật từ cơ quan liên thông",
  ConfirmationAsked: "gửi dự thảo để xác nhận",
  ConfirmationAnswered: "trả lời về dự thảo",
  ExtensionPrepared: "lập văn bản xin lỗi, đề nghị gia hạn",
  ExtensionSigned: "ký văn bản xin lỗi, gia hạn",
  DueMoved: "đổi ngày hẹn trả",
  Reminded: "nhắc việc",
  Succeeded: "chuyển cơ quan, phòng kế thừa",
  Stopped: "dừng giải quyết",
  Warned: "nhắc việc",
  Archived: "lưu trữ hồ sơ",
  ActUndone: "hủy việc làm nhầm",
};

/** "1 bản chính, 2 bản chụp": what the counter was handed. */
export function givenText({ original, certified, photocopy }: GivenPaper): string {
  const parts = [
    [original, "bản chính"],
    [certified, "bản sao chứng thực"],
    [photocopy, "bản chụp"],
  ] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, name]) => `${count} ${name}`);
  return told.join(", ") || "đã xem, không giữ lại";
}

/** One line for timelines and for the national portal's NoiDungXuLy; holds no personal data beyond names of steps and reasons. */
export function describeEvent(event: DossierEvent): string {
  const name = EVENT_NAMES[event.type];
  const text = capitalised(name);
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
    case "Stopped":
    case "StepAssigned":
    case "Routed":
    case "ProposalDeclined":
    case "DueMoved":
      return `${text} – ${event.reason}`;
    case "ActUndone":
      return `${text}: ${COMMAND_NAMES[event.act as CommandType] ?? event.act} – ${event.reason}`;
    case "SentToCoordination":
      return `${text} – ${event.coordination.reason}`;
    case "StepSkipped":
      return `${text}: ${event.name}`;
    case "PaymentRequested":
      return `${text}: ${event.payment.name}`;
    case "PaymentRecorded":
      return event.paid.receipt ? `${text}: biên lai ${event.paid.receipt}` : text;
    case "ReceiptCancelled":
      return `${text} ${event.receipt} – ${event.reason}`;
    case "PaymentRefunded":
      return `${text}: phiếu ${event.refund.number} – ${event.refund.reason}`;
    case "ConsultationRequested":
      return `${text}: ${event.consultation.agencyName}`;
    case "ChildLinked":
      return `${text}: ${event.child.agencyName}`;
    case "ChildTold":
      return event.trouble ? `${text} – ${event.trouble}` : text;
    case "Reminded":
      return `${text}: ${remindedText(event.reminder)}`;
    case "Succeeded":
      return `${text}${event.agency ? `: ${event.agency.name}` : ""} – ${event.reason}`;
    case "Warned":
      return `${text}: ${WARNING_NAMES[event.warning.kind]}`;
    case "ExtensionPrepared":
      return `${text} – ${event.extension.reason}`;
    case "SupplementRequested":
      return `${text} – ${event.reason}`;
    default:
      return text;
  }
}
