import type { Revision } from "../../../core/procedure/types.ts";
import { getAgency, listProcedures, offeredBy } from "../../../features/catalogue/index.ts";
import { type Clerk, listUnfiled, listWaiting, openVisit } from "../../../features/counter/index.ts";
import { tieVisit } from "../../../features/tickets/index.ts";
import type { AppContext } from "../../context.ts";
import { formOf } from "../../form-body.ts";
import type { Form } from "../../form-data.ts";
import { idempotencyField, idempotencyKey, postForm } from "../../forms.ts";
import { officerOf } from "../../guards.ts";
import { Problem } from "../../problem.ts";
import { deskPage } from "../../ui/desk-page.ts";
import { button, choice, type FieldError, type Html, html, link, number, pane, panes, select } from "../../ui/index.ts";
import { errorOf } from "../acts/types.ts";
import { myCounterPart } from "../tickets/my-counter.ts";
import { BOOK, COUNTER, FIGURES, visitPath } from "./paths.ts";
import { visitTable, waitingPart } from "./waiting.ts";

const OTHER = "khac";

/** GET: somebody sits down. The number of the card and what they came for, nothing else. */
export async function showStart(c: AppContext): Promise<Response> {
  return page(c, { code: c.req.query("thu-tuc") ?? "" });
}

export async function startVisit(c: AppContext): Promise<Response> {
  const form = await formOf(c);
  const key = idempotencyKey(form);
  if (!key) throw new Problem(400);
  const { actor } = officerOf(c);
  const picked = form.get("thu-tuc");
  const code = picked === OTHER || !picked ? form.get("thu-tuc-khac") : picked;
  const opened = await openVisit(c.var.services, { clerk: actor, code, personalId: form.get("so"), key });
  if (opened.ok) {
    await tieVisit(c.var.services, { clerk: actor, visitId: opened.visitId });
    return c.redirect(visitPath(opened.visitId), 303);
  }
  const field = opened.field === "thu-tuc" && picked === OTHER ? "thu-tuc-khac" : opened.field;
  return page(c, { code, form, errors: [{ field, message: opened.refusal.message }] });
}

type Offered = { spot: Revision[]; others: Revision[] };

/** What this counter takes in: what is done on the spot first; of others' matters those that may be handed in anywhere. */
async function offeredHere(c: AppContext, { agencyId }: Clerk): Promise<Offered> {
  const { services } = c.var;
  const all = (await listProcedures(services)).filter(({ revision }) => revision.channels.counter);
  const own = new Set((await offeredBy(services, await getAgency(services, agencyId), all)).map(({ revision }) => revision.code));
  const here = all.map(({ revision }) => revision).filter(({ code, acceptedAt }) => own.has(code) || acceptedAt !== "agency");
  // What is filled in fastest comes most and stands first, chosen beforehand.
  const spot = here
    .filter(({ code, channels }) => own.has(code) && channels.counter?.onSpot)
    .sort((a, b) => a.minutesToFill - b.minutesToFill);
  return { spot, others: here.filter((one) => !spot.includes(one)) };
}

async function page(
  c: AppContext,
  { code, form, errors = [] }: { code: string; form?: Form; errors?: FieldError[] },
): Promise<Response> {
  const { actor } = officerOf(c);
  const { services } = c.var;
  const [tickets, offered, waiting, unfiled] = await Promise.all([
    myCounterPart(c),
    offeredHere(c, actor),
    listWaiting(services, actor),
    listUnfiled(services, actor),
  ]);
  const links = html`<p>${link({ href: FIGURES, text: "Số phút mỗi lượt" })} · ${link({ href: BOOK, text: "Sổ chứng thực" })}</p>`;
  const now = services.clock.now().toString();
  const filling = unfiled.length > 0 && html`<h2>Đang điền</h2>${visitTable(unfiled, now, "Lượt đang điền")}`;
  const body = html`${tickets}${waitingPart(waiting, actor, now)}${panes(pane({ title: "Mở lượt mới", body: startForm(c, offered, { code, form, errors }) }), html`<aside class="pane" aria-label="Lượt khác"><h2>Ở quầy này</h2>${filling || html`<p class="soft">Không có lượt nào đang điền.</p>`}${links}</aside>`)}`;
  return deskPage(c, { title: "Tại quầy", body, errors, scripts: ["counter", "mc-keys"] });
}

type Typed = { code: string; form?: Form | undefined; errors: readonly FieldError[] };

function startForm(c: AppContext, { spot, others }: Offered, { code, form, errors }: Typed): Html {
  const chosen = spot.some((one) => one.code === code) ? code : code ? OTHER : (spot[0]?.code ?? OTHER);
  const options = [
    ...spot.map((one) => ({ value: one.code, label: one.plain, hint: `${one.code} · giải quyết tại chỗ` })),
    { value: OTHER, label: "Thủ tục khác", hint: "Chọn trong danh sách bên dưới" },
  ];
  const card = number({
    name: "so",
    label: "Số căn cước của người yêu cầu",
    hint: "Gõ 12 chữ số hoặc quét mã QR trên thẻ, rồi bấm Enter.",
    width: 20,
    ...(form && { value: form.get("so").split("|")[0] ?? "" }),
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
