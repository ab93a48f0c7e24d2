import { openSteps, stepsBefore } from "../../../core/dossier/index.ts";
import type { Step } from "../../../core/procedure/types.ts";
import type { DeskDossier } from "../../../features/desk/index.ts";
import { choice, type FieldError, html } from "../../ui/index.ts";
import { carryOut } from "./carry-out.ts";
import { readReason, reasonField } from "./reason.ts";
import { type ActDefinition, errorOf } from "./types.ts";

const MOST = 1000;

/** Chuyển lại: to the step before, or to any earlier one. */
export const sendBack: ActDefinition = {
  slug: "chuyen-lai",
  command: "sendBackStep",
  label: (desk) => (earlier(desk).length > 1 ? "Chuyển lại bước trước đó…" : "Chuyển lại bước trước…"),
  key: "Q",
  kind: () => "quiet",
  consequence: (desk) =>
    earlier(desk).length > 1
      ? "Chọn bước cần làm lại. Các bước đang làm phía sau bước ấy đóng lại và làm lại sau; việc đã làm vẫn còn trong diễn biến. Hạn trả không đổi."
      : `Hồ sơ quay về bước “${earlier(desk)[0]?.name ?? "trước"}”. Đồng hồ của hồ sơ vẫn chạy, hạn trả không đổi.`,
  done: (dossier) => `Đã chuyển lại bước “${openSteps(dossier).at(-1)?.name ?? ""}”.`,
  page: {
    submit: "Chuyển lại",
    fields: ({ desk, form, errors }) => {
      const steps = earlier(desk);
      const which = choice({
        name: "ve-buoc",
        label: "Chuyển về bước nào?",
        value: form.get("ve-buoc") || steps[0]?.id || "",
        options: steps.map(({ id, name }) => ({ value: id, label: name, hint: whoDid(desk, id) })),
        ...errorOf(errors, "ve-buoc"),
      });
      const reason = reasonField(
        { desk, form, errors },
        { act: "sendBackStep", label: "Lý do chuyển lại", hint: "Ghi rõ cần sửa gì, ở mục nào.", rows: 4, most: MOST },
      );
      return html`${steps.length > 1 && which}${reason}`;
    },
  },
  run: async (request) => {
    const { desk, form } = request;
    const reason = readReason("sendBackStep", desk.dossier.procedureCode, form, MOST);
    const toStepId = form.get("ve-buoc") || earlier(desk)[0]?.id;
    const errors: FieldError[] = [];
    if (form.has("ve-buoc") && !earlier(desk).some(({ id }) => id === toStepId))
      errors.push({ field: "ve-buoc", message: "Hãy chọn một bước đã làm trước bước này." });
    if (!reason) errors.push({ field: "ly-do", message: "Hãy ghi lý do chuyển lại để người trước biết cần sửa gì." });
    if (errors.length > 0) return { ok: false, errors };
    return carryOut(request, { type: "sendBackStep", reason, ...(toStepId && { toStepId }) });
  },
};

const earlier = ({ dossier, revision, step }: DeskDossier): Step[] => (step ? stepsBefore(dossier, revision, step.stepId) : []);

function whoDid({ dossier }: DeskDossier, id: string): string {
  const run = dossier.steps.findLast(({ stepId }) => stepId === id);
  return run?.completedBy ? `${run.completedBy} đã làm` : "";
}
