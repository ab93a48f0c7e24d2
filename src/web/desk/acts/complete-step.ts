import { openStep, ROLES } from "../../../core/dossier/index.ts";
import type { DeskDossier } from "../../../features/desk/index.ts";
import { ROLE_NAMES } from "../../nav.ts";
import { longText } from "../../ui/index.ts";
import { lowerFirst } from "../words.ts";
import { carryOut } from "./carry-out.ts";
import { type ActDefinition, errorOf } from "./types.ts";

/** Chuyển bước. */
export const completeStep: ActDefinition = {
  slug: "chuyen-buoc",
  command: "completeStep",
  label: (desk) => `Chuyển bước: ${nextOf(desk)?.name ?? "tiếp theo"}…`,
  key: "C",
  consequence: (desk) => {
    const next = nextOf(desk);
    const role = ROLES.find((one) => one === next?.by);
    return next && role
      ? `Bước của bạn xong. Hồ sơ sang “${next.name}” của vai ${ROLE_NAMES[role]}, làm trong ${String(next.hours).replace(".", ",")} giờ.`
      : "Bước của bạn xong, hồ sơ sang bước sau.";
  },
  done: (dossier) => `Đã chuyển sang bước “${openStep(dossier)?.name ?? ""}”.`,
  page: {
    submit: "Chuyển bước",
    fields: ({ form, errors }) =>
      longText({
        name: "ghi-chu",
        label: "Ghi chú cho người làm bước sau",
        optional: true,
        hint: "Hiện trong diễn biến của hồ sơ và trên phiếu kiểm soát.",
        value: form.get("ghi-chu"),
        rows: 3,
        maxLength: 1000,
        ...errorOf(errors, "ghi-chu"),
      }),
  },
  run: (request) => carryOut(request, { type: "completeStep", note: request.form.get("ghi-chu").slice(0, 1000) }),
};

function nextOf({ dossier, revision }: DeskDossier) {
  const place = revision.steps.findIndex((step) => step.id === openStep(dossier)?.stepId);
  return place < 0 ? undefined : revision.steps[place + 1];
}

export const stepBefore = ({ dossier, revision }: DeskDossier): string => {
  const place = revision.steps.findIndex((step) => step.id === openStep(dossier)?.stepId);
  return lowerFirst(revision.steps[place - 1]?.name ?? "bước trước");
};
