import { longMoment } from "../words.ts";
import { carryOut } from "./carry-out.ts";
import type { ActDefinition } from "./types.ts";

/** Ký văn bản xin lỗi, gia hạn: form 04. */
export const signExtension: ActDefinition = {
  slug: "ky-gia-han",
  command: "signExtension",
  label: ({ deadline }) => (deadline.urgency === "late" ? "Ký văn bản xin lỗi" : "Ký gia hạn"),
  key: "V",
  consequence: ({ dossier, deadline }) => {
    const late = deadline.urgency === "late";
    const paper = late ? dossier.apology : dossier.extension;
    if (!paper) return "Người dân được báo ngay.";
    const cause = `${paper.reason} Hẹn lại ${longMoment(paper.newDueAt)}.`;
    return late
      ? `${cause} Văn bản ghi là muộn: hạn trả không đổi, hồ sơ tính là quá hạn.`
      : `${cause} Hạn trả dời tới lúc đó, một lần duy nhất. Người dân được báo ngay.`;
  },
  done: ({ apology, dueAt }) =>
    apology?.signed
      ? "Đã ký văn bản xin lỗi. Hồ sơ tính là quá hạn; hãy giải quyết xong sớm nhất có thể."
      : `Đã gia hạn. Hạn trả mới: ${dueAt ? longMoment(dueAt) : ""}.`,
  run: (request) => carryOut(request, { type: "signExtension" }),
};
