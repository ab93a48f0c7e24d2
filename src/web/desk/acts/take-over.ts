import { longText } from "../../ui/index.ts";
import { carryOut } from "./carry-out.ts";
import { lacking } from "./people.ts";
import { type ActDefinition, errorOf } from "./types.ts";

const MOST = 1000;

/** Nhận thay: the leader does the step. */
export const takeOver: ActDefinition = {
  slug: "nhan-thay",
  command: "takeOverStep",
  label: () => "Nhận thay bước này…",
  key: "J",
  aside: true,
  kind: () => "quiet",
  consequence: ({ step }) =>
    `Bạn làm bước “${step?.name ?? ""}”${step?.assignee ? ` thay ${step.assignee.name}` : ""}, với mọi việc mà vai của bước ấy được làm.`,
  done: () => "Bạn đã nhận thay bước này.",
  page: {
    submit: "Nhận thay",
    fields: ({ form, errors }) =>
      longText({
        name: "ly-do",
        label: "Lý do nhận thay",
        value: form.get("ly-do"),
        rows: 3,
        maxLength: MOST,
        ...errorOf(errors, "ly-do"),
      }),
  },
  run: async (request) => {
    const reason = request.form.get("ly-do").trim().slice(0, MOST);
    const errors = lacking("ly-do", reason, "Hãy ghi lý do bạn nhận thay bước này.");
    return errors.length > 0 ? { ok: false, errors } : carryOut(request, { type: "takeOverStep", reason });
  },
};
