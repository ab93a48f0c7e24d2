import { STATE_NAMES } from "../../../core/dossier/index.ts";
import type { DeskDossier } from "../../../features/desk/index.ts";
import { longText } from "../../ui/index.ts";
import { lowerFirst, shortMoment } from "../words.ts";
import { carryOut } from "./carry-out.ts";
import { ACT_NAMES } from "./names.ts";
import { type ActDefinition, errorOf } from "./types.ts";

/** Hủy việc vừa làm: a mistaken act is taken back by an act of its own; nothing is deleted. */
export const undo: ActDefinition = {
  slug: "huy-viec",
  command: "undo",
  label: () => "Hủy việc vừa làm…",
  key: "Z",
  kind: () => "quiet",
  consequence: (desk) => {
    const { last } = desk;
    if (!last) return "Việc cuối cùng được lấy lại; hồ sơ, đồng hồ và các bước trở về như trước.";
    const back = last.before.state === desk.dossier.state ? "" : ` về “${STATE_NAMES[last.before.state]}”`;
    return `Lấy lại việc ${nameOf(desk)} của ${last.actor.name} lúc ${shortMoment(last.at)}. Hồ sơ, đồng hồ và các bước trở${back || " lại"} đúng như trước; cả hai việc vẫn nằm trong diễn biến.`;
  },
  done: ({ undone }) => `Đã hủy việc vừa làm. Lý do: ${undone?.at(-1)?.reason ?? ""}`,
  page: {
    submit: "Hủy việc vừa làm",
    fields: ({ form, errors }) =>
      longText({
        name: "ly-do",
        label: "Vì sao hủy?",
        hint: "Ví dụ: bấm nhầm hồ sơ. Lý do nằm lại trong diễn biến của hồ sơ.",
        value: form.get("ly-do"),
        rows: 3,
        maxLength: 1000,
        ...errorOf(errors, "ly-do"),
      }),
  },
  run: async (request) => {
    const reason = request.form.get("ly-do").trim().slice(0, 1000);
    if (!reason)
      return { ok: false, errors: [{ field: "ly-do", message: "Hãy ghi lý do hủy; lý do nằm lại trong diễn biến của hồ sơ." }] };
    // What was shown is what is taken back: on another version the act is refused.
    return carryOut(request, { type: "undo", version: request.desk.last?.version ?? 0, reason });
  },
};

const nameOf = ({ last }: DeskDossier): string => `“${lowerFirst(ACT_NAMES[last!.command] ?? "vừa làm")}”`;
