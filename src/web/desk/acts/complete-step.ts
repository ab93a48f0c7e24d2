import { openSteps, stepsAfter } from "../../../core/dossier/index.ts";
import type { Step } from "../../../core/procedure/types.ts";
import type { DeskDossier } from "../../../features/desk/index.ts";
import { ROLE_NAMES } from "../../nav.ts";
import { longText } from "../../ui/index.ts";
import { carryOut } from "./carry-out.ts";
import { type ActDefinition, errorOf } from "./types.ts";

/** Chuyển bước. */
export const completeStep: ActDefinition = {
  slug: "chuyen-buoc",
  command: "completeStep",
  label: (desk) => `Chuyển bước: ${names(nextOf(desk)) || "xong phần mình"}…`,
  key: "C",
  consequence: (desk) => {
    const next = nextOf(desk);
    if (next.length === 0) return "Bước của bạn xong. Bước sau bắt đầu khi các bước đang làm song song cũng xong.";
    if (next.length > 1) {
      const each = next.map(({ name, by, hours }) => `“${name}” của vai ${ROLE_NAMES[by]}, ${hoursText(hours)} giờ`).join("; ");
      return `Bước của bạn xong. Các bước sau làm song song: ${each}.`;
    }
    const [{ name, by, hours }] = next as [Step];
    return `Bước của bạn xong. Hồ sơ sang “${name}” của vai ${ROLE_NAMES[by]}, làm trong ${hoursText(hours)} giờ.`;
  },
  done: (dossier) => {
    if (dossier.coordination) return `Đã xong bước. Hồ sơ vào hàng đợi điều phối: ${dossier.coordination.reason}`;
    return `Đã chuyển bước. Hồ sơ đang ở ${names(openSteps(dossier)) || "bước cuối"}.`;
  },
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

function nextOf({ dossier, revision, step }: DeskDossier): Step[] {
  return step ? stepsAfter(dossier, revision, step.stepId) : [];
}

const names = (steps: readonly { name: string }[]): string => steps.map(({ name }) => `“${name}”`).join(", ");
const hoursText = (hours: number): string => String(hours).replace(".", ",");
