import { choice, type FieldError, html, longText, select } from "../../ui/index.ts";
import { carryOut } from "./carry-out.ts";
import { lacking } from "./people.ts";
import { type ActDefinition, type ActView, errorOf } from "./types.ts";

const MOST = 1000;

const reasonField = ({ form, errors }: ActView, label: string, hint = "") =>
  longText({ name: "ly-do", label, hint, value: form.get("ly-do"), rows: 3, maxLength: MOST, ...errorOf(errors, "ly-do") });

/** Chuyển vào hàng đợi điều phối. */
export const sendToCoordination: ActDefinition = {
  slug: "dieu-phoi",
  command: "sendToCoordination",
  label: () => "Chưa rõ chuyển cho ai…",
  key: "X",
  aside: true,
  kind: () => "quiet",
  consequence: () => "Hồ sơ vào hàng đợi điều phối của lãnh đạo, hiện rõ đã chờ bao lâu. Đồng hồ của hồ sơ vẫn chạy.",
  done: () => "Hồ sơ đã vào hàng đợi điều phối, chờ lãnh đạo.",
  page: {
    submit: "Chuyển vào hàng đợi điều phối",
    fields: (view) => reasonField(view, "Vì sao chưa rõ?", "Ví dụ: thửa đất nằm ở xã bên; không phòng nào nhận."),
  },
  run: async (request) => {
    const reason = request.form.get("ly-do").trim().slice(0, MOST);
    const errors = lacking("ly-do", reason, "Hãy ghi vì sao chưa biết chuyển cho ai, để lãnh đạo điều phối.");
    return errors.length > 0 ? { ok: false, errors } : carryOut(request, { type: "sendToCoordination", reason });
  },
};

/** Điều phối: on in the process, or to the agency that decides. */
export const route: ActDefinition = {
  slug: "chuyen-di",
  command: "route",
  label: () => "Điều phối hồ sơ…",
  key: "E",
  consequence: ({ dossier }) =>
    `${dossier.coordination?.reason ?? ""} Để hồ sơ đi tiếp ở cơ quan bạn, hoặc chuyển cơ quan có thẩm quyền: quy trình bắt đầu lại và thời hạn tính theo lịch làm việc của cơ quan nhận.`,
  done: (dossier) => `Đã điều phối. Hồ sơ thuộc ${dossier.agencyName}.`,
  page: { submit: "Điều phối", fields: routeFields },
  run: async (request) => {
    const { desk, form } = request;
    const reason = form.get("ly-do").trim().slice(0, MOST);
    const where = form.get("noi-nhan");
    const agency = desk.agencies.find(({ id }) => id === form.get("co-quan"));
    const errors: FieldError[] = [];
    if (where !== "here" && where !== "agency") errors.push({ field: "noi-nhan", message: "Hãy chọn hồ sơ đi tiếp ở đâu." });
    if (where === "agency" && !agency) errors.push({ field: "co-quan", message: "Hãy chọn cơ quan nhận hồ sơ." });
    errors.push(...lacking("ly-do", reason, "Hãy ghi lý do điều phối để người nhận hiểu vì sao hồ sơ đến mình."));
    if (errors.length > 0) return { ok: false, errors };
    const to = where === "agency" && agency ? { agencyId: agency.id, agencyName: agency.name } : {};
    return carryOut(request, { type: "route", ...to, reason });
  },
};

function routeFields(view: ActView) {
  const { desk, form, errors } = view;
  return html`${choice({
    name: "noi-nhan",
    label: "Hồ sơ đi tiếp ở đâu?",
    value: form.get("noi-nhan"),
    options: [
      { value: "here", label: `Ở ${desk.dossier.agencyName}`, hint: "Quy trình đi tiếp từ chỗ đang dừng" },
      { value: "agency", label: "Ở cơ quan khác", hint: "Chọn cơ quan có thẩm quyền ở dưới" },
    ],
    ...errorOf(errors, "noi-nhan"),
  })}${select({
    name: "co-quan",
    label: "Cơ quan có thẩm quyền",
    optional: true,
    prompt: "Chọn cơ quan",
    value: form.get("co-quan"),
    options: desk.agencies.map(({ id, name }) => ({ value: id, label: name })),
    ...errorOf(errors, "co-quan"),
  })}${reasonField(view, "Lý do điều phối")}`;
}
