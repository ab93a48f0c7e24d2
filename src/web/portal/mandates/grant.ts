import { mandateTermsOn } from "../../../core/mandate/index.ts";
import { listProcedures } from "../../../features/catalogue/index.ts";
import { limit } from "../../../features/identity/index.ts";
import { mandateLaw, offerMandate, todayOf } from "../../../features/mandates/index.ts";
import type { AppContext } from "../../context.ts";
import { formOf } from "../../form-body.ts";
import { type Form, toForm } from "../../form-data.ts";
import { idempotencyField, idempotencyKey, postForm } from "../../forms.ts";
import { personOf } from "../../guards.ts";
import {
  errorsOf,
  NAMES,
  namesNothing,
  personFields,
  readScope,
  readUntil,
  scopeFields,
  termFields,
} from "../../mandates/fields.ts";
import { Problem } from "../../problem.ts";
import { button, type FieldError, html, notice } from "../../ui/index.ts";
import { page } from "../../ui/page.ts";

/** GET /uy-quyen/nho: whom, what, how long, on one page that can be read to the end before anything is sent. */
export function showGrant(c: AppContext): Promise<Response> {
  return view(c, toForm([]), []);
}

/** POST: asks the other; sent twice it asks once. */
export async function grant(c: AppContext): Promise<Response> {
  const { services } = c.var;
  const { person } = personOf(c);
  const form = await formOf(c);
  const key = idempotencyKey(form);
  if (!key) throw new Problem(400);
  if (namesNothing(form))
    return view(c, form, [
      { field: NAMES.procedures, message: "Hãy chọn ít nhất một thủ tục hoặc ghi một mã hồ sơ, hoặc chọn “Mọi thủ tục”." },
    ]);
  await limit(services, "mandate", person.id);
  const outcome = await offerMandate(services, {
    key,
    person,
    receiverNumber: form.get(NAMES.receiverNumber),
    receiverName: form.get(NAMES.receiverName),
    scope: readScope(form),
    until: readUntil(form, todayOf(services)),
  });
  return outcome.ok ? c.redirect("/uy-quyen?xong=da-gui", 303) : view(c, form, errorsOf(outcome, "receiverNumber"));
}

async function view(c: AppContext, form: Form, errors: FieldError[]): Promise<Response> {
  const { services } = c.var;
  const { person } = personOf(c);
  const organisation = person.acting?.applicant.organisation ? person.acting.name : undefined;
  const title = organisation ? `Giao người làm thay ${organisation}` : "Nhờ người khác làm thay tôi";
  const terms = mandateTermsOn(mandateLaw(), todayOf(services))[organisation ? "delegate" : "authorised"];
  const procedures = (await listProcedures(services)).map(({ revision }) => revision);
  const low =
    person.level < 2 &&
    notice({
      tone: "soon",
      title: "Cần tài khoản VNeID mức 2",
      body: "Bạn có thể đến Công an xã nâng mức, hoặc mang giấy ủy quyền có chứng thực đến quầy một cửa để cán bộ ghi nhận.",
    });
  const body = html`<h1>${title}</h1><p>Người được nhờ sẽ thấy lời nhờ này khi đăng nhập, và phải bấm đồng ý. Bạn thu hồi được bất cứ lúc nào.</p>${low}${postForm(
    c,
    {
      action: "/uy-quyen/nho",
      body: html`${idempotencyField(form)}${personFields(form, errors, { number: "receiverNumber", name: "receiverName", whose: "người làm thay" })}${scopeFields(form, errors, procedures)}${termFields(form, errors, terms.months)}<p>Khi bấm nút dưới đây, bạn giao cho người ấy làm thay những việc trên.</p><div class="row">${button({ text: "Gửi lời nhờ" })}</div>`,
    },
  )}`;
  return page(c, { title, body, errors, back: { href: "/uy-quyen" } });
}
