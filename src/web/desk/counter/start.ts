import type { Revision } from "../../../core/procedure/types.ts";
import { getAgency, listProcedures, offeredBy } from "../../../features/catalogue/index.ts";
import {
  type Clerk,
  findReady,
  isHere,
  listUnfiled,
  listWaiting,
  openVisit,
  visitCounts,
} from "../../../features/counter/index.ts";
import { tieVisit } from "../../../features/tickets/index.ts";
import type { AppContext } from "../../context.ts";
import { formOf } from "../../form-body.ts";
import type { Form } from "../../form-data.ts";
import { idempotencyField, idempotencyKey, postForm } from "../../forms.ts";
import { officerOf } from "../../guards.ts";
import { Problem } from "../../problem.ts";
import { deskPage } from "../../ui/desk-page.ts";
import { button, choice, type FieldError, type Html, html, link, pane, panes, select, text } from "../../ui/index.ts";
import { errorOf } from "../acts/types.ts";
import { dossierPath } from "../paths.ts";
import { myCounterPart } from "../tickets/my-counter.ts";
import { TILL } from "../till/paths.ts";
import { unclosedPart } from "../till/unclosed-part.ts";
import { collectPath, entryOf, handOverPath } from "./collect.ts";
import { matterOf } from "./matter-of.ts";
import { BOOK, COLLECT, COUNTER, DIFFICULT, FIGURES, visitPath } from "./paths.ts";
import { visitTable, waitingPart } from "./waiting.ts";

const OTHER = "khac";

/** GET: somebody sits down. The number of the card and what they came for, nothing else. */
export async function showStart(c: AppContext): Promise<Response> {
  return page(c, { code: c.req.query("thu-tuc") ?? "" });
}

/** POST: one line tells what is wanted: a card or number opens a visit, two or three letters choose the matter, a code or name finds a dossier. */
export async function startVisit(c: AppContext): Promise<Response> {
  const form = await formOf(c);
  const key = idempotencyKey(form);
  if (!key) throw new Problem(400);
  const { actor } = officerOf(c);
  const picked = form.get("thu-tuc");
  const code = picked === OTHER || !picked ? form.get("thu-tuc-khac") : picked;
  const entry = entryOf(c, actor, form.get("so"));
  const wrong = (field: string, message: string) => page(c, { code, form, errors: [{ field, message }] });
  if (entry.kind === "empty") return wrong("so", "Hãy quét thẻ hoặc gõ 12 chữ số trên thẻ căn cước.");
  if (entry.kind === "wrong") return wrong("so", entry.message);
  if (entry.kind === "dossier") {
    if ((await findReady(c.var.services, actor, entry)).length > 0) return c.redirect(handOverPath(entry.code), 303);
    if (await isHere(c.var.services, actor, entry.code)) return c.redirect(dossierPath(entry.code), 303);
    return wrong("so", `Không thấy hồ sơ ${entry.code} ở quầy này. Hãy xem lại mã, hoặc hỏi nơi ghi trên giấy hẹn.`);
  }
  if (entry.kind === "name") {
    const { quick, others } = await offeredHere(c, actor);
    const matter = matterOf(entry.text, [...quick, ...others]);
    return c.redirect(matter ? `${COUNTER}?thu-tuc=${matter.code}` : collectPath(entry.text), 303);
  }
  const card = entry.kind === "card" ? entry.card : undefined;
  const personalId = entry.kind === "card" ? entry.card.personalId : entry.personalId;
  const opened = await openVisit(c.var.services, { clerk: actor, code, personalId, card, key });
  if (opened.ok) {
    await tieVisit(c.var.services, { clerk: actor, visitId: opened.visitId });
    return c.redirect(visitPath(opened.visitId), 303);
  }
  return wrong(opened.field === "thu-tuc" && picked === OTHER ? "thu-tuc-khac" : opened.field, opened.refusal.message);
}

/** `quick`: chosen with one press; `spot`: of these, what is done while the person waits. */
type Offered = { quick: Revision[]; spot: ReadonlySet<Revision>; others: Revision[] };

/** Matters that are not done on the spot and stand with the quick ones all the same. */
const MOST_USED = 4;

/** What this counter takes in: what is done on the spot and what came most first; of others' matters those that may be handed in anywhere. */
async function offeredHere(c: AppContext, { agencyId }: Clerk): Promise<Offered> {
  const { services } = c.var;
  const all = (await listProcedures(services)).filter(({ revision }) => revision.channels.counter);
  const own = new Set((await offeredBy(services, await getAgency(services, agencyId), all)).map(({ revision }) => revision.code));
  const here = all.map(({ revision }) => revision).filter(({ code, acceptedAt }) => own.has(code) || acceptedAt !== "agency");
  // What came most in the last weeks stands first, chosen beforehand; before that, what is filled in fastest.
  const uses = await visitCounts(services, agencyId);
  const order = (a: Revision, b: Revision) =>
    (uses.get(b.code) ?? 0) - (uses.get(a.code) ?? 0) || a.minutesToFill - b.minutesToFill;
  const spot = here.filter(({ code, channels }) => own.has(code) && channels.counter?.onSpot).sort(order);
  const rest = here.filter((one) => !spot.includes(one));
  const used = rest.filter(({ code }) => uses.has(code)).sort(order);
  const quick = [...spot, ...used.slice(0, MOST_USED)];
  return { quick, spot: new Set(spot), others: rest.filter((one) => !quick.includes(one)) };
}

async function page(
  c: AppContext,
  { code, form, errors = [] }: { code: string; form?: Form; errors?: FieldError[] },
): Promise<Response> {
  const { actor } = officerOf(c);
  const { services } = c.var;
  const [unclosed, tickets, offered, waiting, unfiled] = await Promise.all([
    unclosedPart(c),
    myCounterPart(c),
    offeredHere(c, actor),
    listWaiting(services, actor),
    listUnfiled(services, actor),
  ]);
  const links = html`<p>${link({ href: COLLECT, text: "Trả kết quả", look: "quiet", key: "R" })}</p><p>${link({ href: FIGURES, text: "Số phút mỗi lượt" })} · ${link({ href: BOOK, text: "Sổ chứng thực" })} · ${link({ href: TILL, text: "Quầy thu" })} · ${link({ href: DIFFICULT, text: "Vướng mắc" })}</p>`;
  const now = services.clock.now().toString();
  const names = new Map([...offered.quick, ...offered.others].map((one) => [one.code, one.plain]));
  const begun = unfiled.map((one) => ({ ...one, procedureName: one.procedureName ?? names.get(one.procedureCode) ?? null }));
  const filling = begun.length > 0 && html`<h2>Đang điền</h2>${visitTable(begun, now, "Lượt đang điền")}`;
  const body = html`${unclosed}${tickets}${waitingPart(waiting, actor, now)}${panes(pane({ title: "Mở lượt mới", body: startForm(c, offered, { code, form, errors }) }), html`<aside class="pane" aria-label="Lượt khác"><h2>Ở quầy này</h2>${filling || html`<p class="soft">Không có lượt nào đang điền.</p>`}${links}</aside>`)}`;
  return deskPage(c, { title: "Tại quầy", body, errors, scripts: ["counter", "mc-keys"] });
}

type Typed = { code: string; form?: Form | undefined; errors: readonly FieldError[] };

function startForm(c: AppContext, { quick, spot, others }: Offered, { code, form, errors }: Typed): Html {
  const chosen = quick.some((one) => one.code === code) ? code : code ? OTHER : (quick[0]?.code ?? OTHER);
  const hint = (one: Revision): string => (spot.has(one) ? `${one.code} · giải quyết tại chỗ` : `${one.code} · có giấy hẹn`);
  const options = [
    ...quick.map((one) => ({ value: one.code, label: one.plain, hint: hint(one) })),
    { value: OTHER, label: "Thủ tục khác", hint: "Chọn trong danh sách bên dưới" },
  ];
  const card = text({
    name: "so",
    label: "Số căn cước, thẻ quét, mã hồ sơ hoặc họ tên",
    hint: "Quét thẻ, giấy hẹn; hoặc gõ rồi bấm Enter. Hai chữ đầu chọn việc, ví dụ ks là khai sinh.",
    spellcheck: false,
    autocomplete: "off",
    ...(form && { value: form.get("so") }),
    ...errorOf(errors, "so"),
  });
  const which = choice({
    name: "thu-tuc",
    label: "Làm việc gì?",
    value: chosen,
    options,
    ...errorOf(errors, "thu-tuc"),
  });
  const list = select({
    name: "thu-tuc-khac",
    label: "Thủ tục khác",
    optional: true,
    prompt: "Chọn thủ tục",
    value: chosen === OTHER ? code : "",
    options: others.map((one) => ({ value: one.code, label: `${one.plain} (${one.code})` })),
    ...errorOf(errors, "thu-tuc-khac"),
  });
  const body = html`${idempotencyField(form)}<mc-quick data-first="so">${card}${which}${list}</mc-quick><div class="row">${button({ text: "Mở lượt" })}<span class="soft">Số phút tính từ lúc này.</span></div>`;
  return postForm(c, { action: COUNTER, body, className: "counter-start" });
}
