import { openSteps, standsIn } from "../../../core/dossier/index.ts";
import type { DeskDossier } from "../../../features/desk/index.ts";
import { longText } from "../../ui/index.ts";
import { carryOut } from "./carry-out.ts";
import { type ActDefinition, errorOf } from "./types.ts";

/** Xong phần việc được chia. */
export const completePart: ActDefinition = {
  slug: "xong-phan",
  command: "completePart",
  label: (desk) => `Xong phần “${mine(desk)?.part.name ?? ""}”…`,
  key: "V",
  consequence: (desk) => {
    const found = mine(desk);
    return `Phần của bạn trong bước “${found?.step.name ?? ""}” xong. ${found?.step.assignee?.name ?? "Người giữ bước"} chuyển bước khi mọi phần đã xong.`;
  },
  done: () => "Đã ghi nhận phần việc của bạn.",
  page: {
    submit: "Xong phần này",
    fields: ({ form, errors }) =>
      longText({
        name: "ghi-chu",
        label: "Kết quả, ghi chú cho người giữ bước",
        optional: true,
        value: form.get("ghi-chu"),
        rows: 3,
        maxLength: 1000,
        ...errorOf(errors, "ghi-chu"),
      }),
  },
  run: (request) => {
    const found = mine(request.desk);
    return carryOut(request, {
      type: "completePart",
      partId: found?.part.id ?? "",
      ...(found && { stepId: found.step.stepId }),
      note: request.form.get("ghi-chu").slice(0, 1000),
    });
  },
};

/** The first share that is this officer's to do. */
function mine({ dossier, actor }: DeskDossier) {
  for (const step of openSteps(dossier)) {
    const part = step.parts?.find(({ assignee, completedAt }) => !completedAt && standsIn(actor, assignee.officerId));
    if (part) return { step, part };
  }
  return undefined;
}
