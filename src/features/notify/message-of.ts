import { formatDateTime } from "../../core/calendar/index.ts";
import type { Dossier, LoggedEvent } from "../../core/dossier/index.ts";
import { childWords } from "./child-words.ts";
import type { Words } from "./types.ts";

const at = (instant: string): string => formatDateTime(Temporal.Instant.from(instant));

/**
 * What an event means to the applicant, in plain words; undefined when it is none of their concern.
 * @param dossier what never changes about it, and how the result is wanted
 */
export function messageOf(
  dossier: Pick<Dossier, "agencyName" | "delivery" | "children">,
  { event }: LoggedEvent,
): Words | undefined {
  switch (event.type) {
    case "Submitted":
      return say(
        "submitted",
        "Chúng tôi đã nhận hồ sơ bạn nộp",
        `${dossier.agencyName} sẽ kiểm tra và trả lời trước ${at(event.intakeDueAt)}.`,
      );
    case "Received":
      return say(
        "received",
        "Hồ sơ đã được tiếp nhận",
        `Hồ sơ đủ và hợp lệ. Hẹn trả kết quả: ${at(event.dueAt)}. Bạn không phải làm gì thêm.`,
      );
    case "SupplementRequested": {
      const items = event.items.map((item) => (item.note ? `${item.label} (${item.note})` : item.label)).join("; ");
      return say(
        "supplementRequested",
        "Cần bạn bổ sung",
        `Lý do: ${ended(event.reason)} Cần bổ sung: ${ended(items)} Hãy bấm Bổ sung ngay trên trang này trước ${at(event.answerBy)}.`,
      );
    }
    case "SupplementAnswered":
      return say(
        "supplementAnswered",
        "Chúng tôi đã nhận phần bổ sung",
        event.dueAt
          ? `Hẹn trả kết quả mới: ${at(event.dueAt)}.`
          : `${dossier.agencyName} sẽ kiểm tra và trả lời${event.intakeDueAt ? ` trước ${at(event.intakeDueAt)}` : ""}.`,
      );
    case "Refused":
      return say(
        "refused",
        "Hồ sơ không được tiếp nhận",
        `Lý do: ${ended(event.reason)} Căn cứ: ${ended(event.legalBasis)} Bạn có thể sửa theo lý do này rồi nộp lại, hoặc gọi số ở cuối trang để hỏi.`,
      );
    case "Withdrawn":
      return say("withdrawn", "Hồ sơ đã được rút", "Cơ quan đã dừng giải quyết. Nếu cần lại, bạn nộp hồ sơ mới.");
    case "ResultReady":
      return ready(dossier);
    case "HandedOver": {
      const tracking = event.handOver.tracking ? ` Số vận đơn: ${event.handOver.tracking}.` : "";
      const how =
        event.handOver.way === "online"
          ? "Bạn tải kết quả điện tử về ngay trên trang này."
          : `Kết quả đã trả cho ${event.handOver.receiver}.`;
      return say("handedOver", "Đã trả kết quả", `${how}${tracking} Mời bạn dành nửa phút đánh giá để chúng tôi làm tốt hơn.`);
    }
    case "ChildTold":
      return childWords(dossier, event);
    default:
      return undefined;
  }
}

/** An online result is handed over in the same moment, and one message is enough. */
function ready({ delivery, agencyName }: Pick<Dossier, "agencyName" | "delivery">): Words | undefined {
  if (delivery.way === "online") return undefined;
  if (delivery.way === "post")
    return say("resultReady", "Đã có kết quả", `Kết quả sẽ được gửi qua bưu điện tới: ${ended(delivery.address ?? "")}`);
  return say(
    "resultReady",
    "Đã có kết quả, mời bạn đến nhận",
    `Nhận tại quầy một cửa của ${agencyName}. Mang theo thẻ căn cước.`,
  );
}

const say = (kind: string, title: string, body: string): Words => ({ kind, title, body });
const ended = (text: string): string => (/[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);
