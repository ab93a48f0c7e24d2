import type { Dossier } from "../../core/dossier/index.ts";
import { STATE_NAMES } from "../../core/dossier/index.ts";
import { capitalised } from "../../core/text/index.ts";
import { getRevision } from "../../features/catalogue/index.ts";
import { trackDossier } from "../../features/filing/index.ts";
import { limit } from "../../features/identity/index.ts";
import { clientAddress } from "../client-address.ts";
import type { AppContext } from "../context.ts";
import { formOf } from "../form-body.ts";
import { postForm } from "../forms.ts";
import { button, type Html, html, notice, number, stations, tag, text } from "../ui/index.ts";
import { page } from "../ui/page.ts";
import { partsSection } from "./dossier/parts.ts";
import { toneOf } from "./dossier/state.ts";
import { stationsOf } from "./dossier/stations.ts";

const CODE = "ma";
const DIGITS = "bon-so";

/** Sent in the body: neither the code nor the digits stand in an address that is kept somewhere. */
export function trackForm(c: AppContext, typed: { code?: string; digits?: string; error?: string }): Html {
  return postForm(c, {
    action: "/tra-cuu",
    body: html`${text({ name: CODE, label: "Mã hồ sơ", hint: "Ví dụ H60.30.12-261120-0001", width: 20, maxLength: 60, spellcheck: false, ...(typed.code && { value: typed.code }), ...(typed.error && { error: typed.error }) })}${number({ name: DIGITS, label: "Bốn số cuối số định danh của người nộp", width: 4, maxLength: 20, ...(typed.digits && { value: typed.digits }) })}<div class="row">${button({ text: "Xem hồ sơ", kind: "quiet" })}</div>`,
  });
}

const TITLE = "Tra cứu hồ sơ";

export async function showTracking(c: AppContext): Promise<Response> {
  return page(c, {
    title: TITLE,
    body: html`<h1>${TITLE}</h1><p>Mã hồ sơ in trên giấy tiếp nhận và trong tin nhắn gửi cho bạn.</p>${trackForm(c, { code: c.req.param("code") ?? c.req.query(CODE) ?? "" })}`,
  });
}

/** POST: the way of the dossier without a word about people. A wrong code and wrong digits give the same answer. */
export async function track(c: AppContext): Promise<Response> {
  const form = await formOf(c);
  const [code, typed] = [form.get(CODE).replace(/\s/g, ""), form.get(DIGITS).replace(/[\s.-]/g, "")];
  // Many type the whole number; its end is what is asked.
  const digits = /^\d{12}$/.test(typed) ? typed.slice(-4) : typed;
  if (code === "") return again(c, code, digits, CODE, "Hãy nhập mã hồ sơ.");
  if (!/^\d{4}$/.test(digits)) return again(c, code, digits, DIGITS, "Hãy nhập đúng bốn chữ số cuối.");
  await limit(c.var.services, "track", clientAddress(c));
  await limit(c.var.services, "track", `code:${code.toUpperCase().slice(0, 40)}`);
  const dossier = await trackDossier(c.var.services, { code, lastDigits: digits });
  if (!dossier) return again(c, code, digits, CODE, "Không có hồ sơ nào khớp cả mã và bốn số này. Hãy xem lại cả hai.");
  return found(c, dossier);
}

async function found(c: AppContext, dossier: Dossier): Promise<Response> {
  const revision = await getRevision(c.var.services, dossier.revisionId);
  const body = html`<h1>${dossier.procedureName}</h1><p><span class="num">${dossier.code}</span> ${tag({ tone: toneOf(dossier), text: capitalised(STATE_NAMES[dossier.state]) })}</p>${partsSection(c, dossier, revision, { open: false })}${stations(stationsOf(dossier, revision))}${notice({ body: html`<p>Trang này không hiện thông tin cá nhân. Để xem chi tiết, tin nhắn và kết quả, hãy <a href="/ho-so/${dossier.code}">đăng nhập</a>.</p>` })}`;
  return page(c, { title: `${TITLE} ${dossier.code}`, body, back: { href: "/tra-cuu", text: "Tra cứu hồ sơ khác" } });
}

function again(c: AppContext, code: string, digits: string, field: string, message: string): Response {
  const body = html`<h1>${TITLE}</h1>${trackForm(c, { code, digits, ...(field === CODE && { error: message }) })}`;
  return page(c, { title: TITLE, body, errors: [{ field, message }] });
}
