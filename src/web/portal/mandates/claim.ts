import { RELATION_NAMES, RELATIONS } from "../../../core/mandate/index.ts";
import { capitalised } from "../../../core/text/index.ts";
import { limit, type Person } from "../../../features/identity/index.ts";
import {
  type CheckedEvidence,
  claimFamily,
  claimGuardian,
  claimOrganisation,
  type MandateField,
  type MandateOutcome,
} from "../../../features/mandates/index.ts";
import type { AppContext } from "../../context.ts";
import { formOf } from "../../form-body.ts";
import { type Form, toForm } from "../../form-data.ts";
import { idempotencyField, idempotencyKey, postForm } from "../../forms.ts";
import { personOf } from "../../guards.ts";
import { at, type Errors, errorsOf, NAMES, paperField, personFields, readPaper } from "../../mandates/fields.ts";
import { Problem } from "../../problem.ts";
import { button, checkbox, choice, type FieldError, type Html, html, text } from "../../ui/index.ts";
import { page } from "../../ui/page.ts";

type Sent = { key: string; person: Person; form: Form; file: CheckedEvidence | undefined };
type Claim = {
  path: string;
  title: string;
  intro: string;
  first: MandateField;
  fields: (form: Form, errors: Errors) => Html;
  run: (c: AppContext, sent: Sent) => Promise<MandateOutcome>;
};

const family: Claim = {
  path: "/uy-quyen/nguoi-than",
  title: "Tôi làm thay người thân",
  intro:
    "Ông, bà, cha, mẹ, con, vợ, chồng, anh, chị, em ruột làm thay được việc hộ tịch, như khai sinh, khai tử, xin trích lục. Cháu hoặc người khác cần được ủy quyền.",
  first: "giverNumber",
  fields: (form, errors) =>
    html`${personFields(form, errors, { number: "giverNumber", name: "giverName", whose: "người thân" })}${choice({
      name: NAMES.relation,
      label: "Bạn là gì của người ấy?",
      value: form.get(NAMES.relation),
      options: RELATIONS.map((one) => ({ value: one, label: capitalised(RELATION_NAMES[one]) })),
      ...at(errors, "relation"),
    })}${paperField(errors, "Giấy ủy quyền của người thân", "Không cần chứng thực. Khai sinh thì không cần giấy; việc hộ tịch khác thì cần.", true)}${checkbox(
      {
        name: NAMES.evidence,
        label: "Tôi cam đoan quan hệ trên là đúng và người thân đồng ý cho tôi làm thay",
        note: "Bạn chịu trách nhiệm trước pháp luật về lời cam đoan này.",
        checked: form.get(NAMES.evidence) === "true",
        ...at(errors, "evidence"),
      },
    )}`,
  run: (c, { form, ...sent }) =>
    claimFamily(c.var.services, {
      ...sent,
      giverNumber: form.get(NAMES.giverNumber),
      giverName: form.get(NAMES.giverName),
      relation: form.get(NAMES.relation),
      pledged: form.get(NAMES.evidence) === "true",
    }),
};

const guardian: Claim = {
  path: "/uy-quyen/giam-ho",
  title: "Tôi là cha, mẹ hoặc người giám hộ",
  intro:
    "Cha, mẹ làm thay con chưa đủ 18 tuổi: chúng tôi hỏi cơ sở dữ liệu, thường bạn không phải nộp giấy gì. Người giám hộ gửi kèm quyết định để quầy một cửa kiểm tra.",
  first: "giverNumber",
  fields: (form, errors) =>
    html`${personFields(form, errors, { number: "giverNumber", name: "giverName", whose: "con hoặc người được giám hộ", hint: "12 chữ số, có trên thẻ căn cước hoặc giấy khai sinh" })}${paperField(errors, "Giấy khai sinh hoặc quyết định cử người giám hộ", "Ảnh JPG, PNG hoặc tệp PDF. Cần khi cơ sở dữ liệu chưa ghi bạn là cha, mẹ.", true)}`,
  run: (c, { form, ...sent }) =>
    claimGuardian(c.var.services, { ...sent, giverNumber: form.get(NAMES.giverNumber), giverName: form.get(NAMES.giverName) }),
};

const organisation: Claim = {
  path: "/uy-quyen/to-chuc",
  title: "Tôi đại diện tổ chức",
  intro:
    "Nếu bạn là người đại diện theo pháp luật, chúng tôi hỏi cơ sở dữ liệu đăng ký doanh nghiệp rồi bạn làm được ngay, và giao được cho nhân viên. Nhân viên không khai ở đây: hãy đề nghị người đại diện giao quyền cho bạn.",
  first: "taxCode",
  fields: (form, errors) =>
    text({
      name: NAMES.taxCode,
      label: "Mã số thuế",
      hint: "10 chữ số; chi nhánh thêm gạch nối và 3 chữ số; hộ kinh doanh 12 chữ số",
      value: form.get(NAMES.taxCode),
      width: 20,
      maxLength: 20,
      spellcheck: false,
      ...at(errors, "taxCode"),
    }),
  run: (c, { form, key, person }) => claimOrganisation(c.var.services, { key, person, taxCode: form.get(NAMES.taxCode) }),
};

export const CLAIMS: readonly Claim[] = [family, guardian, organisation];

/** GET of a claim's page. */
export const showClaim =
  (claim: Claim) =>
  async (c: AppContext): Promise<Response> =>
    view(c, claim, toForm([]), []);

/** POST: claims; sent twice it claims once. Leads to the page that says what the register answered. */
export const sendClaim =
  (claim: Claim) =>
  async (c: AppContext): Promise<Response> => {
    const form = await formOf(c);
    const key = idempotencyKey(form);
    if (!key) throw new Problem(400);
    const { person } = personOf(c);
    // Numbers of other people are asked about here; nobody may try out many.
    await limit(c.var.services, "lookUp", person.id);
    const file = await readPaper(c, form);
    if (typeof file === "string") return view(c, claim, form, [{ field: NAMES.file, message: file }]);
    const outcome = await claim.run(c, { key, person, form, file });
    return outcome.ok ? c.redirect(`/uy-quyen/${key}`, 303) : view(c, claim, form, errorsOf(outcome, claim.first));
  };

function view(c: AppContext, claim: Claim, form: Form, errors: FieldError[]): Response {
  const body = html`<h1>${claim.title}</h1><p>${claim.intro}</p>${postForm(c, {
    action: claim.path,
    multipart: true,
    body: html`${idempotencyField(form)}${claim.fields(form, errors)}<div class="row">${button({ text: "Tiếp tục" })}</div>`,
  })}`;
  return page(c, { title: claim.title, body, errors, back: { href: "/uy-quyen" } });
}
