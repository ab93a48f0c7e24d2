import { at, type EventOf, ended, say, type Words } from "./words.ts";

/** The draft that the applicant looks at; silence agrees. */
export function draftWords(event: EventOf<"ConfirmationAsked" | "ConfirmationAnswered">): Words {
  if (event.type === "ConfirmationAsked") {
    const until = at(event.confirmation.answerBy);
    return say(
      "confirmationAsked",
      "Mời bạn xem bản dự thảo",
      `Hãy xem bản dự thảo trên trang này rồi trả lời đúng hay cần sửa, trước ${until}. Nếu đến lúc đó bạn không trả lời, chúng tôi hiểu là bạn đồng ý.`,
    );
  }
  const due = event.dueAt ? ` Hẹn trả kết quả: ${at(event.dueAt)}.` : "";
  const { silent, agrees, note } = event.answer;
  if (silent) {
    const body = `Đã hết thời gian xem mà chưa có trả lời, nên chúng tôi làm tiếp theo bản dự thảo.${due} Nếu có chỗ sai, hãy gọi ngay số ở cuối trang.`;
    return say("confirmationSilent", "Bản dự thảo được coi là bạn đã đồng ý", body);
  }
  if (agrees) return say("confirmationAgreed", "Bạn đã đồng ý với bản dự thảo", `Chúng tôi làm tiếp theo bản này.${due}`);
  return say(
    "confirmationRejected",
    "Chúng tôi đã nhận ý kiến của bạn về bản dự thảo",
    `Bạn đề nghị: ${ended(note)} Chúng tôi xem lại và sửa nếu đúng.${due}`,
  );
}
