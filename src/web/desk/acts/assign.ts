import { openSteps } from "../../../core/dossier/index.ts";
import { type FieldError, html, longText, select } from "../../ui/index.ts";
import { carryOut } from "./carry-out.ts";
import { awayHint, candidates, lacking, personOf } from "./people.ts";
import { type ActDefinition, errorOf } from "./types.ts";

const POOL = "nhom-chung";
const MOST = 1000;

/** Phân công: a leader gives the step to somebody, or back to the pool. */
export const assign: ActDefinition = {
  slug: "phan-cong",
  command: "assignStep",
  label: ({ step }) => (step?.assignee ? "Phân công lại…" : "Phân công…"),
  key: "M",
  aside: true,
  kind: () => "quiet",
  consequence: ({ step, dossier }) => {
    const out = dossier.coordination ? " Hồ sơ ra khỏi hàng đợi điều phối." : "";
    return step?.assignee
      ? `Bước “${step.name}” chuyển từ ${step.assignee.name} sang người bạn chọn; hạn của bước không đổi.${out}`
      : `Bước “${step?.name ?? ""}” thành việc của người bạn chọn; hạn của bước không đổi.${out}`;
  },
  done: (dossier) =>
    `Đã phân công: ${openSteps(dossier)
      .map(({ name, assignee }) => `“${name}” – ${assignee?.name ?? "nhóm chung"}`)
      .join("; ")}.`,
  page: {
    submit: "Phân công",
    fields: ({ desk, form, errors }) => {
      const options = candidates(desk);
      const pool = desk.step?.assignee ? [{ value: POOL, label: "Trả về nhóm chung, ai nhận trước thì làm" }] : [];
      const who = select({
        name: "nguoi-lam",
        label: "Ai làm bước này?",
        hint: awayHint(desk),
        prompt:
          options.length + pool.length > 0 ? "Chọn một người" : "Không có ai cùng vai và phòng; hãy nhận thay hoặc điều phối",
        value: form.get("nguoi-lam"),
        options: [...options, ...pool],
        ...errorOf(errors, "nguoi-lam"),
      });
      const reason = longText({
        name: "ly-do",
        label: "Lý do",
        optional: !desk.step?.assignee,
        value: form.get("ly-do"),
        rows: 3,
        maxLength: MOST,
        ...errorOf(errors, "ly-do"),
      });
      return html`${who}${reason}`;
    },
  },
  run: async (request) => {
    const { desk, form } = request;
    const chosen = form.get("nguoi-lam");
    const reason = form.get("ly-do").trim().slice(0, MOST);
    const to = chosen === POOL ? null : personOf(desk, chosen);
    const errors: FieldError[] = [];
    if (to === undefined) errors.push({ field: "nguoi-lam", message: "Hãy chọn một người trong danh sách." });
    const from = desk.step?.assignee?.name;
    if (from) errors.push(...lacking("ly-do", reason, `Hãy ghi lý do để ${from} biết vì sao việc không còn của mình.`));
    if (to === undefined || errors.length > 0) return { ok: false, errors };
    return carryOut(request, { type: "assignStep", to, reason });
  },
};
