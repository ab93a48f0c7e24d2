import { type About, at, type EventOf, ended, say, type Words } from "./words.ts";

type Intake = EventOf<
  "Submitted" | "Received" | "SupplementRequested" | "SupplementAnswered" | "Refused" | "Routed" | "Succeeded"
>;

/** From handing in to reception, and what is asked for. */
export function intakeWords(about: About, event: Intake): Words | undefined {
  const { agencyName, acceptedAt } = about;
  const office = acceptedAt?.agencyName ?? agencyName;
  switch (event.type) {
    case "Submitted":
      return say(
        "submitted",
        "Chúng tôi đã nhận hồ sơ bạn nộp",
        about.payments?.some(({ kind }) => kind === "prepayment")
          ? `Thủ tục này thu phí, lệ phí trước: bạn nộp xong thì ${office} mới kiểm tra và trả lời, trong 8 giờ làm việc.`
          : `${office} sẽ kiểm tra và trả lời trước ${at(event.intakeDueAt)}.`,
      );
    case "Received": {
      const elsewhere = acceptedAt ? ` ${agencyName} giải quyết; bạn không phải đến đó.` : "";
      const body = `Hồ sơ đủ và hợp lệ.${elsewhere} Hẹn trả kết quả: ${at(event.dueAt)}. Bạn không phải làm gì thêm.`;
      return say("received", "Hồ sơ đã được tiếp nhận", body);
    }
    case "SupplementRequested": {
      const items = event.items.map((item) => (item.note ? `${item.label} (${item.note})` : item.label)).join("; ");
      return say(
        "supplementRequested",
        "Cần bạn bổ sung",
        `Lý do: ${ended(event.reason)}${event.legalBasis ? ` Căn cứ: ${ended(event.legalBasis)}` : ""} Cần bổ sung: ${ended(items)} Hãy bấm Bổ sung ngay trên trang này trước ${at(event.answerBy)}.`,
      );
    }
    case "SupplementAnswered":
      return say(
        "supplementAnswered",
        "Chúng tôi đã nhận phần bổ sung",
        event.dueAt
          ? `Hẹn trả kết quả mới: ${at(event.dueAt)}.`
          : `${office} sẽ kiểm tra và trả lời${event.intakeDueAt ? ` trước ${at(event.intakeDueAt)}` : ""}.`,
      );
    case "Refused":
      return say(
        "refused",
        "Hồ sơ không được tiếp nhận",
        `Lý do: ${ended(event.reason)} Căn cứ: ${ended(event.legalBasis)} Phiếu từ chối có trên trang này. Bạn có thể sửa theo lý do này rồi nộp lại, hoặc gọi số ở cuối trang để hỏi.`,
      );
    case "Succeeded":
      return event.agency
        ? say(
            "succeeded",
            `Hồ sơ của bạn nay do ${event.agency.name} giải quyết tiếp`,
            `${ended(event.reason)} Ngày hẹn trả không đổi. Bạn không phải nộp lại hay làm gì thêm.`,
          )
        : undefined;
    case "Routed":
      return event.agencyName ? routed(event.agencyName) : undefined;
  }
}

const routed = (agencyName: string): Words =>
  say(
    "routed",
    `Hồ sơ đã chuyển tới ${agencyName}`,
    `${agencyName} là cơ quan có thẩm quyền giải quyết. Mã hồ sơ giữ nguyên. Bạn không phải nộp lại và không phải đến đó.`,
  );
