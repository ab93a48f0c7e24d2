import type { LoggedEvent } from "../../../core/dossier/index.ts";
import { shortMoment } from "../legal-dates.ts";
import { dong } from "../shared-schemas.ts";

/** What an event did to the clock or to the way of the dossier, as a line between the hand-overs; undefined for all others. */
export function clockNote({ event, actor }: LoggedEvent): string | undefined {
  switch (event.type) {
    case "SupplementRequested": {
      const stage = event.stage === "intake" ? "khi tiếp nhận" : "khi thẩm định; đồng hồ dừng";
      return `Yêu cầu bổ sung ${stage}, người nộp trả lời trước ${shortMoment(event.answerBy)}: ${event.reason}`;
    }
    case "SupplementAnswered":
      return `Đã nhận phần bổ sung${event.dueAt ? `; đồng hồ chạy tiếp, hẹn trả mới ${shortMoment(event.dueAt)}` : ""}`;
    case "PaymentRequested": {
      const { name, amount, payBy, pauses, kind } = event.payment;
      const clock = pauses && kind === "obligation" ? "; đồng hồ dừng" : "";
      return `Yêu cầu nộp ${name}, ${dong(amount)}, trước ${shortMoment(payBy)}${clock}`;
    }
    case "PaymentRecorded":
      return `Đã ghi nhận nộp tiền${event.dueAt ? `; đồng hồ chạy tiếp, hẹn trả mới ${shortMoment(event.dueAt)}` : ""}`;
    case "ConfirmationAsked": {
      const { answerBy, pauses } = event.confirmation;
      return `Gửi dự thảo để người nộp xem, trả lời trước ${shortMoment(answerBy)}${pauses ? "; đồng hồ dừng" : ""}`;
    }
    case "ConfirmationAnswered": {
      const { silent, agrees, note } = event.answer;
      const said = silent ? "không trả lời, coi là đồng ý" : agrees ? "đồng ý với dự thảo" : `đề nghị sửa dự thảo: ${note}`;
      return `Người nộp ${said}${event.dueAt ? `; hẹn trả mới ${shortMoment(event.dueAt)}` : ""}`;
    }
    case "ExtensionSigned":
      return event.signed.late
        ? `${event.signed.by.name} ký văn bản xin lỗi khi đã quá hạn`
        : `${event.signed.by.name} ký văn bản xin lỗi, gia hạn`;
    case "DueMoved":
      return `Đổi hẹn trả thành ${shortMoment(event.dueAt)}: ${event.reason}`;
    case "StepSkipped":
      return `Bỏ qua bước không cần cho trường hợp này: ${event.name}`;
    case "SentToCoordination":
      return `Vào hàng đợi điều phối: ${event.coordination.reason}`;
    case "Routed":
      return `Điều phối${event.agencyName ? ` tới ${event.agencyName}` : ", xử lý tiếp tại chỗ"}: ${event.reason}`;
    case "Succeeded":
      return `${event.agency ? `${event.agency.name} kế thừa hồ sơ, hẹn trả không đổi` : "Phòng khác kế thừa bước đang làm"}: ${event.reason}`;
    case "Refused":
      return `Từ chối tiếp nhận: ${event.reason}`;
    case "Withdrawn":
      return `Người nộp rút hồ sơ${event.reason ? `: ${event.reason}` : ""}`;
    case "Stopped":
      return `Dừng giải quyết: ${event.reason}`;
    case "ResultReady":
      return "Đã có kết quả";
    case "HandedOver":
      return `Đã trả kết quả cho ${event.handOver.receiver}`;
    case "ActUndone":
      return `${actor.name} hủy việc làm nhầm: ${event.reason}`;
    default:
      return undefined;
  }
}
