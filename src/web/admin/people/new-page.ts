import { createAccount } from "../../../features/organisation/index.ts";
import type { AppContext } from "../../context.ts";
import { errorOf } from "../../desk/acts/types.ts";
import { type Form, toForm } from "../../form-data.ts";
import { idempotencyField, postForm } from "../../forms.ts";
import { stewardOf } from "../../guards.ts";
import { deskPage } from "../../ui/desk-page.ts";
import { back, button, email, type FieldError, type Html, html, number, phone, select, text } from "../../ui/index.ts";
import { askedOf, queryOf } from "./asked.ts";
import { faultsAsErrors } from "./faults.ts";
import { agencyOptions } from "./list-page.ts";
import { NEW, PEOPLE } from "./paths.ts";
import { postFields, typedPost } from "./post-fields.ts";
import { accountRepeated } from "./repeated-page.ts";
import { secretsPage } from "./secrets-page.ts";

/** A new account: first the agency, as its rooms are what may be chosen then. */
export const newPage = (c: AppContext): Promise<Response> => show(c, toForm([]), []);

async function show(c: AppContext, form: Form, errors: FieldError[]): Promise<Response> {
  const steward = stewardOf(c);
  const agencies = await agencyOptions(c, steward);
  const wanted = form.get("co-quan") || queryOf(c, "co-quan");
  const agency = agencies.length === 1 ? agencies[0] : agencies.find(({ value }) => value === wanted);
  const bar = html`${back(PEOPLE, "Người dùng")}<h1>Thêm người</h1>`;
  if (!agency) return deskPage(c, { title: "Thêm người", bar, body: chooseAgency(NEW, agencies), errors });
  const person = html`${text({ name: "ho-ten", label: "Họ và tên", value: form.get("ho-ten"), maxLength: 100, ...errorOf(errors, "ho-ten") })}${number({ name: "so-dinh-danh", label: "Số định danh", hint: "12 chữ số; giữ người này khỏi hồ sơ của chính họ.", value: form.get("so-dinh-danh"), width: 20, maxLength: 14, ...errorOf(errors, "so-dinh-danh") })}${text({ name: "ten-dang-nhap", label: "Tên đăng nhập", hint: "Chữ không dấu và số, ví dụ nongthihanh. Không đổi được về sau.", value: form.get("ten-dang-nhap"), width: 20, maxLength: 40, spellcheck: false, autocomplete: "off", ...errorOf(errors, "ten-dang-nhap") })}${phone({ name: "dien-thoai", label: "Điện thoại", optional: true, value: form.get("dien-thoai"), autocomplete: "off", ...errorOf(errors, "dien-thoai") })}${email({ name: "thu", label: "Thư điện tử", optional: true, value: form.get("thu"), autocomplete: "off", ...errorOf(errors, "thu") })}`;
  const post = await postFields(c, { steward, agencyId: agency.value, form, errors });
  const other = agencies.length > 1 && html`<p><a href="${NEW}">Chọn cơ quan khác</a></p>`;
  const fields = html`${idempotencyField(form)}<p>Cơ quan: <b>${agency.label}</b></p>${other}${person}<h2>Vai đầu tiên</h2>${post}${button({ text: "Tạo tài khoản" })}`;
  const body = html`<div class="act-page">${postForm(c, { action: NEW, body: fields })}</div>`;
  return deskPage(c, { title: "Thêm người", bar, body, errors });
}

/** The choice of an agency, by an address of its own, so that it works without script. */
export function chooseAgency(action: string, options: { value: string; label: string }[]): Html {
  return html`<form method="get" action="${action}" class="act-page">${select({ name: "co-quan", label: "Ở cơ quan nào?", prompt: "Chọn cơ quan", options })}${button({ text: "Tiếp tục" })}</form>`;
}

export async function create(c: AppContext): Promise<Response> {
  const { form, intent } = await askedOf(c);
  const details = {
    name: form.get("ho-ten"),
    personalId: form.get("so-dinh-danh"),
    username: form.get("ten-dang-nhap"),
    phone: form.get("dien-thoai"),
    email: form.get("thu"),
  };
  const made = await createAccount(c.var.services, { ...intent, details, post: typedPost(form) });
  if (!made.ok) return show(c, form, faultsAsErrors(made, "ho-ten"));
  return made.repeated ? accountRepeated(c) : secretsPage(c, made.account, made.secrets);
}
