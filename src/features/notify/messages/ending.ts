import { isOver } from "../../../core/dossier/index.ts";
import { capitalised } from "../../../core/text/index.ts";
import { type About, counterOf, type EventOf, ended, say, type Words } from "./words.ts";

type Ending = EventOf<"Withdrawn" | "Stopped" | "ResultReady" | "HandedOver">;

/** How a dossier ends. */
export function endingWords(about: About, event: Ending): Words | undefined {
  switch (event.type) {
    case "Withdrawn":
      return say(
        "withdrawn",
        "Hồ sơ đã được rút",
        "Cơ quan đã dừng giải quyết. Thông báo dừng trên trang này nói giấy tờ, tiền đã nộp nhận lại thế nào. Không phải bạn rút thì gọi ngay số ở cuối trang. Nếu cần lại, bạn nộp hồ sơ mới.",
      );
    case "Stopped":
      return say(
        "stopped",
        "Hồ sơ đã dừng giải quyết",
        `Lý do: ${ended(event.reason)} Căn cứ: ${ended(event.legalBasis)} Thông báo dừng có trên trang này. Nếu vẫn cần, bạn nộp hồ sơ mới; chưa rõ hoặc không đồng ý, hãy gọi số ở cuối trang.`,
      );
    case "ResultReady":
      return ready(about);
    case "HandedOver": {
      const { way, receiver, tracking } = event.handOver;
      const how = way === "online" ? "Bạn tải kết quả điện tử về ngay trên trang này." : `Kết quả đã trả cho ${receiver}.`;
      const post = tracking ? ` Số vận đơn: ${tracking}.` : "";
      const rate = " Mời bạn dành nửa phút đánh giá để chúng tôi làm tốt hơn.";
      const denied = way === "online" ? refusal(about) : "";
      return say(
        "handedOver",
        denied ? "Đã có trả lời: chưa giải quyết được" : "Đã trả kết quả",
        `${denied}${how}${post}${rate}`,
      );
    }
  }
}

/** An online result is handed over in the same moment, and one message is enough. */
function ready(about: About): Words | undefined {
  const { delivery } = about;
  if (delivery.way === "online") return undefined;
  const denied = refusal(about);
  const how =
    delivery.way === "post"
      ? `${denied ? "Văn bản trả lời" : "Kết quả"} sẽ được gửi qua bưu điện tới: ${ended(delivery.address ?? "địa chỉ bạn đã ghi")}`
      : `Nhận tại ${counterOf(about)}. Mang theo thẻ căn cước.`;
  if (denied) return say("resultNegative", "Đã có trả lời: chưa giải quyết được", `${denied}${how}`);
  const title = delivery.way === "post" ? "Đã có kết quả" : "Đã có kết quả, mời bạn đến nhận";
  return say("resultReady", title, how);
}

/** Why the request was not granted, and what can be done; empty when it was. */
function refusal({ draft }: About): string {
  if (!draft?.negative) return "";
  const { reason, legalBasis } = draft.negative;
  return `Lý do: ${ended(reason)} Căn cứ: ${ended(legalBasis)} Bạn có thể sửa theo lý do này rồi nộp lại, hoặc khiếu nại theo hướng dẫn trong văn bản. `;
}

type OfChild = EventOf<"ChildTold">;

/**
 * What came from another agency of an interlinked filing: trouble and results; the rest is the office's. Trouble is told once, and not what only
 * follows from the end of the whole.
 */
export function childWords({ children, state }: About, event: OfChild): Words | undefined {
  const child = children?.find(({ id }) => id === event.childId);
  const what = capitalised(child ? `${child.procedureName} (${child.agencyName})` : "một phần của hồ sơ");
  const { result, trouble } = event;
  if (result && !trouble) return say("childResult", `Đã có ${result.name}`, `${what} đã xong, số ${result.number}. ${OTHERS}`);
  if (state === "withdrawn" || state === "stopped" || event.again) return undefined;
  if (event.reopened)
    return say(
      "childReopened",
      "Một phần của hồ sơ được làm tiếp",
      `${what}: cơ quan đã hủy việc làm nhầm và giải quyết tiếp.${trouble ? ` ${capitalised(ended(trouble))}` : ""}`,
    );
  if (isOver(event)) {
    const why = trouble ?? (result ? undefined : "cơ quan này không giải quyết tiếp");
    if (!why) return undefined;
    return say("childTrouble", "Một phần của hồ sơ không có kết quả", `${what}: ${ended(why)} ${OTHERS} ${INSTEAD}`);
  }
  return trouble ? say("childTrouble", titleOf(event.state), `${what}: ${ended(trouble)} ${OTHERS}`) : undefined;
}

const OTHERS = "Các phần khác không bị ảnh hưởng.";
const INSTEAD = "Bạn sửa theo lý do trên rồi nộp riêng thủ tục này, hoặc gọi số ở cuối trang để hỏi.";

/** What is asked of the applicant stands in the title. */
function titleOf(state: string): string {
  switch (state) {
    case "awaitingSupplement":
      return "Cần bạn bổ sung cho một phần của hồ sơ";
    case "awaitingPrepayment":
    case "awaitingPayment":
      return "Cần bạn nộp tiền cho một phần của hồ sơ";
    case "awaitingConfirmation":
      return "Mời bạn xem dự thảo của một phần hồ sơ";
    default:
      return "Một phần của hồ sơ bị chậm";
  }
}
