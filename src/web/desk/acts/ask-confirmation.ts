import type { DeskDossier } from "../../../features/desk/index.ts";
import { longMoment, shortMoment } from "../words.ts";
import { carryOut } from "./carry-out.ts";
import type { ActDefinition } from "./types.ts";

/** Gửi dự thảo để người nộp xác nhận. */
export const askConfirmation: ActDefinition = {
  slug: "gui-xac-nhan",
  command: "askConfirmation",
  label: () => "Gửi dự thảo để xác nhận",
  key: "G",
  consequence: ({ revision: { confirmation } }: DeskDossier) =>
    `Người nộp xem dự thảo và trả lời; hết thời hạn mà im lặng là đồng ý. ${confirmation?.pauses ? "Đồng hồ dừng trong lúc chờ." : "Đồng hồ vẫn chạy trong lúc chờ."} Sửa dự thảo thì phải gửi lại.`,
  done: ({ confirmation }) =>
    `Đã gửi dự thảo. Người nộp trả lời trước ${confirmation ? longMoment(confirmation.answerBy) : ""}${confirmation?.answer ? `, đã trả lời ${shortMoment(confirmation.answer.at)}` : ""}.`,
  run: (request) => carryOut(request, { type: "askConfirmation" }),
};
