import { type About, at, counterOf, type EventOf, ended, say, type Words } from "./words.ts";

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
const FAILED = ["notReceived", "stopped", "withdrawn"];

/** What came from another agency of an interlinked filing: trouble and results; the rest is the office's. */
export function childWords({ children }: About, event: OfChild): Words | undefined {
  const child = children?.find(({ id }) => id === event.childId);
  const what = child ? `${child.procedureName} (${child.agencyName})` : "một phần của hồ sơ";
  if (event.result && !event.trouble)
    return say(
      "childResult",
      `Đã có ${event.result.name}`,
      `${capital(what)} đã xong, số ${event.result.number}. Các phần khác vẫn tiếp tục.`,
    );
  const trouble = event.trouble ?? (FAILED.includes(event.state) ? "cơ quan này không giải quyết tiếp" : undefined);
  if (!trouble) return undefined;
  const due = event.dueAt && event.state !== "awaitingSupplement" ? ` Hẹn mới của phần này: ${at(event.dueAt)}.` : "";
  const body = `${capital(what)}: ${ended(trouble)}${due} Các phần khác vẫn tiếp tục. Khi cần bạn làm gì, chúng tôi ghi ở đây.`;
  return say("childTrouble", "Một phần của hồ sơ đang vướng", body);
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase("vi") + text.slice(1);
