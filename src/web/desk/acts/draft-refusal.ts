import type { Dossier } from "../../../core/dossier/index.ts";
import { draftResult, draftValues, prefillResult } from "../../../features/desk/index.ts";
import type { Form } from "../../form-data.ts";
import { button, fieldId, type Html, html } from "../../ui/index.ts";
import { actPath } from "../paths.ts";
import { draftField, typedValues } from "./draft.ts";
import { chosenText, sentences } from "./reason.ts";
import type { ActDefinition, ActView } from "./types.ts";

const SLUG = "khong-chap-thuan";
const REASON = "result.reason";
const HINTS: Readonly<Record<string, string>> = {
  "result.reason":
    "Viết cho người dân đọc: điều kiện nào chưa đạt, vì sao, và họ có thể làm gì tiếp. Để trống thì dùng nguyên câu mẫu đã chọn.",
  "result.legalBasis": "Điền sẵn theo thủ tục; hãy ghi rõ điều, khoản. Ví dụ: Luật Hộ tịch 2014, Điều 13, khoản 1.",
};

/** Dự thảo văn bản không chấp thuận: after appraisal, with reason and legal basis; signed and handed over like every result. */
export const draftRefusal: ActDefinition = {
  slug: SLUG,
  command: "draftResult",
  negative: true,
  label: ({ dossier }) => (dossier.draft?.negative ? "Sửa dự thảo không chấp thuận…" : "Dự thảo không chấp thuận…"),
  key: "O",
  kind: () => "quiet",
  consequence: ({ dossier }) =>
    dossier.draft && !dossier.draft.negative
      ? "Thay cho dự thảo đã lập. Lãnh đạo xem và ký văn bản không chấp thuận; người dân nhận lý do và căn cứ."
      : "Lãnh đạo xem và ký văn bản không chấp thuận; người dân nhận lý do và căn cứ. Hồ sơ vẫn phải xong trong thời hạn.",
  done: () => "Đã lưu dự thảo không chấp thuận. Xem lại bản in ở khung Giấy tờ rồi chuyển bước.",
  page: { submit: "Lưu dự thảo", fields, beside: true },
  run: ({ services, actor, desk, expectedVersion, key, form }) =>
    draftResult(services, {
      actor,
      dossier: desk.dossier,
      expectedVersion,
      key,
      typed: typedRefusal(desk.dossier, form),
      negative: true,
    }),
};

/** What was typed, by name; an empty reason takes the chosen sentence as it is. */
export function typedRefusal({ procedureCode }: Pick<Dossier, "procedureCode">, form: Form): Record<string, string> {
  const typed = typedValues(form);
  const chosen = typed[REASON]?.trim() ? undefined : chosenText("draftRefusal", procedureCode, form)?.text;
  return chosen ? { ...typed, [REASON]: chosen } : typed;
}

function fields({ desk, form, errors }: ActView): Html {
  const { dossier, revision } = desk;
  const values = draftValues(dossier, revision, typedValues(form), true);
  const inputs = prefillResult(dossier, revision, true).map((one) => {
    const field = draftField(one, values[one.name] ?? "", errors, HINTS[one.name]);
    return one.name === REASON ? html`${sentences({ desk, form }, "draftRefusal", fieldId(REASON))}${field}` : field;
  });
  const preview = button({ text: "Xem trước bản in (PDF)", kind: "quiet", formaction: `${actPath(dossier.code, SLUG)}/xem` });
  return html`${inputs}<p>${preview}</p>`;
}
