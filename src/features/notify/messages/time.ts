import { type About, at, counterOf, type EventOf, ended, say, type Words } from "./words.ts";

/** Due times that moved, apologies, and reminders. */
export function timeWords(
  about: About,
  event: EventOf<"ExtensionSigned" | "DueMoved" | "Warned" | "Reminded">,
): Words | undefined {
  switch (event.type) {
    case "ExtensionSigned":
      return event.signed.late ? apology(about) : extension(about);
    case "DueMoved":
      return say(
        "dueMoved",
        `Hẹn trả kết quả đổi thành ${at(event.dueAt)}`,
        `Lý do: ${ended(event.reason)} Bạn không phải làm gì thêm.`,
      );
    case "Reminded":
      return event.reminder.whom === "applicant" ? reminded(about, event.reminder) : undefined;
    case "Warned":
      return reminder(about, event.warning.kind);
  }
}

function extension({ extension: paper }: About): Words {
  const until = paper ? ` đến ${at(paper.newDueAt)}` : "";
  const why = paper ? ` Lý do: ${ended(paper.reason)}` : "";
  const body = `Chúng tôi chưa giải quyết xong đúng hẹn và xin lỗi bạn.${why} Chỉ được lùi hẹn một lần này. Văn bản xin lỗi có trên trang này. Bạn không phải làm gì thêm.`;
  return say("extended", `Xin lỗi bạn, hẹn trả kết quả lùi${until}`, body);
}

function apology({ apology: late, extension: other }: About): Words {
  const paper = late ?? other;
  const until = paper ? ` Chúng tôi sẽ trả trước ${at(paper.newDueAt)}.` : "";
  const why = paper ? ` Lý do: ${ended(paper.reason)}` : "";
  const body = `Hồ sơ đã quá ngày hẹn.${why}${until} Hồ sơ được tính là trễ hạn; điều đó không ảnh hưởng tới kết quả của bạn. Văn bản xin lỗi có trên trang này.`;
  return say("apology", "Xin lỗi bạn vì trả kết quả quá hẹn", body);
}

/** An officer asks once more for what is waited for; said only while it still is. */
function reminded(about: About, { about: what, note }: EventOf<"Reminded">["reminder"]): Words | undefined {
  const said = note ? ` Cơ quan nhắn: ${ended(note)}` : "";
  switch (what) {
    case "supplement": {
      const open = about.supplements.at(-1);
      if (!open || open.answeredAt) return undefined;
      return say("reminded", "Nhắc bạn bổ sung hồ sơ", `Hãy bấm Bổ sung ngay trên trang này trước ${at(open.answerBy)}.${said}`);
    }
    case "payment": {
      const open = about.payments?.find(({ paid, closedAt }) => !paid && !closedAt);
      if (!open) return undefined;
      return say(
        "reminded",
        `Nhắc bạn nộp ${open.name}`,
        `Hãy nộp trên trang này hoặc tại ${counterOf(about)} trước ${at(open.payBy)}.${said}`,
      );
    }
    case "confirmation":
      return say(
        "reminded",
        "Nhắc bạn xem dự thảo kết quả",
        `Hãy xem dự thảo trên trang này và trả lời để cơ quan làm tiếp.${said}`,
      );
    case "collect":
      return about.state === "resultReady"
        ? say("reminded", "Kết quả đang chờ bạn nhận", `Mời bạn nhận tại ${counterOf(about)}. Mang theo thẻ căn cước.${said}`)
        : undefined;
    default:
      return undefined;
  }
}

/** Of all that the clock tells the office, this is the applicant's to do. */
function reminder(about: About, kind: EventOf<"Warned">["warning"]["kind"]): Words | undefined {
  if (kind === "collect") {
    const { delivery, state } = about;
    if (state !== "resultReady") return undefined;
    const where = delivery.way === "post" ? "qua bưu điện; hãy gọi số ở cuối trang để hỏi" : `tại ${counterOf(about)}`;
    return say("collect", "Kết quả đang chờ bạn nhận", `Mời bạn nhận ${where}. Mang theo thẻ căn cước.`);
  }
  const open = about.supplements.at(-1);
  if (kind !== "supplementReminder" || !open || open.answeredAt) return undefined;
  return say(
    "supplementReminder",
    "Sắp hết thời gian bổ sung",
    `Hãy bấm Bổ sung ngay trên trang này trước ${at(open.answerBy)}. Quá thời gian đó, hồ sơ có thể bị dừng giải quyết.`,
  );
}
