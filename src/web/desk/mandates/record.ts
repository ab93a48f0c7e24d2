import { mandateTermsOn } from "../../../core/mandate/index.ts";
import { listProcedures } from "../../../features/catalogue/index.ts";
import { mandateLaw, recordMandate, todayOf } from "../../../features/mandates/index.ts";
import type { AppContext } from "../../context.ts";
import { formOf } from "../../form-body.ts";
import { type Form, toForm } from "../../form-data.ts";
import { idempotencyField, idempotencyKey, postForm } from "../../forms.ts";
import { officerOf } from "../../guards.ts";
import {
  at,
  errorsOf,
  NAMES,
  namesNothing,
  paperField,
  personFields,
  readDay,
  readPaper,
  readScope,
  readUntil,
  scopeFields,
  termFields,
} from "../../mandates/fields.ts";
import { Problem } from "../../problem.ts";
import { deskPage } from "../../ui/desk-page.ts";
import { back, button, choice, date, datePartName, type FieldError, html, phone, text } from "../../ui/index.ts";
import { MANDATES } from "./list.ts";

const KIND = "loai";
const BORN = "ngay-sinh";
const HOME = "noi-cu-tru";
const PHONE = "dien-thoai";
const NUMBER = "so-giay";
const DATED = "ngay-giay";

/** GET: a certified authorisation, or the decision that appoints a guardian, as it lies on the counter. */
export function showRecord(c: AppContext): Promise<Response> {
  return view(c, toForm([]), []);
}

/** POST: records it; sent twice it is recorded once. */
export async function record(c: AppContext): Promise<Response> {
  const { services } = c.var;
  const form = await formOf(c);
  const key = idempotencyKey(form);
  if (!key) throw new Problem(400);
  const file = await readPaper(c, form);
  if (typeof file === "string") return view(c, form, [{ field: NAMES.file, message: file }]);
  if (namesNothing(form))
    return view(c, form, [{ field: NAMES.procedures, message: "Hãy chọn ít nhất một thủ tục hoặc ghi một mã hồ sơ." }]);
  const outcome = await recordMandate(services, {
    key,
    officer: officerOf(c).actor,
    kind: form.get(KIND) === "guardian" ? "guardian" : "authorised",
    giver: {
      number: form.get(NAMES.giverNumber),
      name: form.get(NAMES.giverName),
      birthDate: readDay(form, BORN),
      address: form.get(HOME).trim().slice(0, 300),
      phone: form.get(PHONE).trim().slice(0, 20),
    },
    receiver: { number: form.get(NAMES.receiverNumber), name: form.get(NAMES.receiverName) },
    scope: readScope(form),
    until: readUntil(form, todayOf(services)),
    paper: { by: form.get(NAMES.evidence), number: form.get(NUMBER), date: readDay(form, DATED) ?? "" },
    file,
  });
  return outcome.ok ? c.redirect(`${MANDATES}?xong=ghi-nhan`, 303) : view(c, form, errorsOf(outcome, "giverNumber"));
}

async function view(c: AppContext, form: Form, errors: FieldError[]): Promise<Response> {
  const { services } = c.var;
  const procedures = (await listProcedures(services)).map(({ revision }) => revision);
  const { months } = mandateTermsOn(mandateLaw(), todayOf(services)).authorised;
  const parts = (name: string) => ({
    day: form.get(datePartName(name, "day")),
    month: form.get(datePartName(name, "month")),
    year: form.get(datePartName(name, "year")),
  });
  const title = "Ghi nhận giấy ủy quyền";
  const body = html`<p>Đối chiếu thẻ căn cước và bản chính của giấy trước khi ghi nhận. Quyền có hiệu lực ngay.</p>${postForm(c, {
    action: `${MANDATES}/moi`,
    multipart: true,
    className: "narrow",
    body: html`${idempotencyField(form)}${choice({
      name: KIND,
      label: "Giấy gì?",
      value: form.get(KIND) || "authorised",
      options: [
        { value: "authorised", label: "Giấy ủy quyền có công chứng, chứng thực" },
        { value: "guardian", label: "Quyết định cử người giám hộ", hint: "Của tòa án hoặc ủy ban nhân dân" },
      ],
    })}<h2>Người có việc</h2>${personFields(form, errors, { number: "giverNumber", name: "giverName", whose: "người có việc" })}${date({ name: BORN, label: "Ngày sinh", optional: true, value: parts(BORN) })}${text({ name: HOME, label: "Nơi cư trú", optional: true, value: form.get(HOME), maxLength: 300 })}${phone({ name: PHONE, label: "Điện thoại", optional: true, hint: "Để trống nếu không có", value: form.get(PHONE), maxLength: 20 })}<h2>Người làm thay</h2>${personFields(form, errors, { number: "receiverNumber", name: "receiverName", whose: "người làm thay" })}<h2>Phạm vi và thời hạn, theo giấy</h2>${scopeFields(form, errors, procedures)}${termFields(form, errors, months)}<h2>Giấy</h2>${text({ name: NAMES.evidence, label: "Nơi chứng thực hoặc ra quyết định", value: form.get(NAMES.evidence), maxLength: 200, ...at(errors, "evidence") })}${text({ name: NUMBER, label: "Số trên giấy", value: form.get(NUMBER), maxLength: 100, width: 20 })}${date({ name: DATED, label: "Ngày trên giấy", optional: true, value: parts(DATED) })}${paperField(errors, "Bản quét hoặc ảnh chụp giấy", "Ảnh JPG, PNG hoặc tệp PDF")}<div class="row">${button({ text: "Ghi nhận" })}</div>`,
  })}`;
  return deskPage(c, { title, bar: html`${back(MANDATES, "Ủy quyền")}<h1>${title}</h1>`, body, errors });
}
