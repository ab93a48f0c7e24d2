import type { DeskDossier } from "../../../features/desk/index.ts";
import { TIME_ZONE } from "../../../platform/clock.ts";
import type { Form } from "../../form-data.ts";
import {
  DATE_PARTS,
  date,
  datePartName,
  dateParts,
  type FieldError,
  fieldId,
  type Html,
  html,
  longText,
  text,
} from "../../ui/index.ts";
import { longMoment } from "../words.ts";
import { carryOut } from "./carry-out.ts";
import { type ActDefinition, type ActView, errorOf } from "./types.ts";

/** Lập văn bản xin lỗi, đề nghị gia hạn: form 04, prepared with a proposal that may be changed; a leader signs it. */
export const extend: ActDefinition = {
  slug: "gia-han",
  command: "prepareExtension",
  label: (desk) => {
    if (isLate(desk))
      return desk.dossier.apology && !desk.dossier.apology.signed ? "Sửa văn bản xin lỗi…" : "Lập văn bản xin lỗi…";
    const { extension } = desk.dossier;
    return extension && !extension.signed ? "Sửa văn bản gia hạn…" : "Xin lỗi, gia hạn…";
  },
  key: "H",
  kind: () => "quiet",
  consequence: (desk) =>
    isLate(desk)
      ? "Hồ sơ đã quá hạn: văn bản chỉ còn là lời xin lỗi, được ghi là muộn. Hạn trả không đổi, hồ sơ tính là quá hạn."
      : "Hạn trả dời tới ngày hẹn lại khi lãnh đạo ký trước lúc hết hạn. Mỗi hồ sơ chỉ được gia hạn một lần.",
  done: (dossier) => {
    const paper = dossier.apology ?? dossier.extension;
    return `Đã lập văn bản${paper ? `, hẹn lại ${longMoment(paper.newDueAt)}` : ""}. Lãnh đạo ký thì người dân được báo.`;
  },
  page: { submit: "Lập văn bản", fields },
  run: async (request) => {
    const { form, desk } = request;
    const reason = form.get("ly-do").trim().slice(0, 1500);
    const newDueAt = momentOf(form);
    const errors: FieldError[] = [];
    if (!reason) errors.push({ field: "ly-do", message: "Hãy ghi lý do chậm để người dân hiểu: cơ quan nào, bước nào." });
    if (!newDueAt)
      errors.push({ field: "hen-lai", message: "Ngày giờ hẹn lại không đúng. Hãy ghi ngày, tháng, năm và giờ, ví dụ 17:00." });
    if (errors.length > 0 || !newDueAt) return { ok: false, errors };
    const chosen = new Set(form.all("su-co"));
    const outages = desk.outages
      .filter(({ id }) => chosen.has(id))
      .map(({ from, until, minutes }) => ({ from, to: until, minutes }));
    return carryOut(request, { type: "prepareExtension", reason, newDueAt, ...(outages.length > 0 && { outages }) });
  },
};

const isLate = ({ deadline }: DeskDossier): boolean => deadline.urgency === "late";

function fields({ desk, form, errors }: ActView): Html {
  const sent = form.has("ly-do");
  const now = desk.proposedExtension ?? { reason: "", newDueAt: desk.dossier.dueAt! };
  const parts = Temporal.Instant.from(now.newDueAt).toZonedDateTimeISO(TIME_ZONE);
  const value = sent
    ? Object.fromEntries(DATE_PARTS.map((part) => [part, form.get(datePartName("hen-lai", part))]))
    : dateParts(parts.toPlainDate().toString());
  return html`${longText({
    name: "ly-do",
    label: "Lý do chậm",
    hint: "Viết cho người dân đọc: cơ quan nào, bước nào, vì sao.",
    value: sent ? form.get("ly-do") : now.reason,
    rows: 4,
    maxLength: 1500,
    ...errorOf(errors, "ly-do"),
  })}${outages({ desk, form })}${date({ name: "hen-lai", label: "Hẹn trả lại ngày nào?", hint: `Sau hạn cũ: ${longMoment(desk.dossier.dueAt!)}`, value, ...errorOf(errors, "hen-lai") })}${text(
    {
      name: "gio",
      label: "Vào lúc mấy giờ?",
      hint: "Giờ làm việc của cơ quan, ví dụ 17:00",
      value: sent ? form.get("gio") : parts.toPlainTime().toString({ smallestUnit: "minute" }),
      width: 10,
      maxLength: 5,
    },
  )}`;
}

/** Outages of the system that took working time from this dossier, as a legal reason. */
function outages({ desk, form }: Pick<ActView, "desk" | "form">): Html | undefined {
  if (desk.outages.length === 0) return undefined;
  const boxes = desk.outages.map(({ id, say }, index) => {
    const field = index === 0 ? fieldId("su-co") : `${fieldId("su-co")}-${index + 1}`;
    const ticked = form.has("ly-do") ? form.all("su-co").includes(id) : true;
    return html`<label><input type="checkbox" id="${field}" name="su-co" value="${id}"${ticked ? html` checked` : undefined}> <span>${say}</span></label>`;
  });
  return html`<fieldset class="field"><legend>Sự cố hệ thống trong thời hạn</legend><p class="hint">Đánh dấu sự cố là lý do chậm; văn bản ghi lại.</p><div class="choice">${boxes}</div></fieldset>`;
}

/** The date and hour that were typed, in Việt Nam; undefined when there is no such moment. */
function momentOf(form: Form): string | undefined {
  const [day, month, year] = DATE_PARTS.map((part) => Number(form.get(datePartName("hen-lai", part)).trim()));
  const time = /^(\d{1,2})[:hg](\d{2})$/i.exec(form.get("gio").trim().replaceAll(" ", ""));
  if (!day || !month || !year || year < 2000 || year > 2099 || !time) return undefined;
  try {
    const [hour, minute] = [Number(time[1]), Number(time[2])];
    return Temporal.PlainDateTime.from({ year, month, day, hour, minute }, { overflow: "reject" })
      .toZonedDateTime(TIME_ZONE)
      .toInstant()
      .toString();
  } catch {
    return undefined;
  }
}
