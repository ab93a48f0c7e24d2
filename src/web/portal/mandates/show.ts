import { isOpen, MANDATE_NAMES, MANDATE_STATE_NAMES } from "../../../core/mandate/index.ts";
import { capitalised } from "../../../core/text/index.ts";
import { listProcedures } from "../../../features/catalogue/index.ts";
import { answerMandate, findMandate, type MandateHistory, revokeMandate, settleClaim } from "../../../features/mandates/index.ts";
import type { AppContext } from "../../context.ts";
import { formOf } from "../../form-body.ts";
import { postForm } from "../../forms.ts";
import { personOf } from "../../guards.ts";
import { eventText, evidenceText, mandateTone, scopePairs, untilText } from "../../mandates/words.ts";
import { notFound } from "../../problem.ts";
import { button, definitionList, type Html, html, link, longText, notice, type Pair, tag } from "../../ui/index.ts";
import { page } from "../../ui/page.ts";

import { sendFile } from "../files.ts";

/** Milliseconds for which the page waits for a register. */
const PATIENCE = 1500;
const REASON = "ly-do";

async function historyOf(c: AppContext): Promise<MandateHistory> {
  const found = await findMandate(c.var.services, personOf(c).person, c.req.param("id") ?? "");
  if (!found) throw notFound();
  return found;
}

/** GET /uy-quyen/:id: whom, what, how long, on what it rests, and what one may do about it. */
export async function showMandate(c: AppContext): Promise<Response> {
  const { person } = personOf(c);
  await settleClaim(c.var.services, person, c.req.param("id") ?? "", PATIENCE);
  return view(c, await historyOf(c));
}

/** POST /uy-quyen/:id/tra-loi: the receiver agrees or does not. */
export async function answer(c: AppContext): Promise<Response> {
  const form = await formOf(c);
  const accept = form.get("_chon") === "dong-y";
  const { person } = personOf(c);
  const outcome = await answerMandate(c.var.services, { person, id: c.req.param("id") ?? "", accept, reason: form.get(REASON) });
  if (!outcome) throw notFound();
  if (!outcome.ok) return view(c, await historyOf(c), outcome.message);
  return c.redirect(`/uy-quyen?xong=${accept ? "da-nhan" : "da-tu-choi"}`, 303);
}

/** POST /uy-quyen/:id/thu-hoi: ends it, by the one who gave it or the one who has it. */
export async function revoke(c: AppContext): Promise<Response> {
  const { person } = personOf(c);
  const reason = (await formOf(c)).get(REASON);
  const outcome = await revokeMandate(c.var.services, { by: person, id: c.req.param("id") ?? "", reason });
  if (!outcome) throw notFound();
  if (!outcome.ok) return view(c, await historyOf(c), outcome.message);
  return c.redirect("/uy-quyen?xong=da-thu-hoi", 303);
}

/** GET /uy-quyen/:id/tep: the paper on which it rests. */
export async function showEvidence(c: AppContext): Promise<Response> {
  const { mandate } = await historyOf(c);
  if (!mandate.evidence.file) throw notFound();
  return sendFile(c, mandate.evidence.file);
}

async function view(c: AppContext, { mandate, events }: MandateHistory, fault?: string): Promise<Response> {
  const { person } = personOf(c);
  const { id, giver, receiver, kind, state, evidence } = mandate;
  const names = new Map((await listProcedures(c.var.services)).map(({ revision }) => [revision.code, revision.plain]));
  const mine = receiver.personalId === person.personalId;
  const title = mine ? `Làm thay ${giver.name}` : `${receiver.name} làm thay ${giver.kind === "person" ? "bạn" : giver.name}`;
  const file = evidence.file && html`<br><a class="tap" href="/uy-quyen/${id}/tep">Xem giấy</a>`;
  const items: Pair[] = [
    { term: "Người có việc", value: `${giver.name}${giver.kind === "organisation" ? `, mã số thuế ${giver.number}` : ""}` },
    { term: "Người làm thay", value: `${receiver.name}, số định danh ${receiver.personalId}` },
    { term: "Theo", value: capitalised(MANDATE_NAMES[kind]) },
    ...scopePairs(mandate, (code) => names.get(code) ?? code),
    { term: "Thời hạn", value: capitalised(untilText(mandate)) },
    { term: "Căn cứ", value: html`${evidenceText(mandate)}${file}` },
  ];
  const history = html`<details><summary>Mọi diễn biến (${events.length})</summary><ul>${events.map((one) => html`<li>${eventText(one)}</li>`)}</ul></details>`;
  const body = html`${fault && notice({ tone: "late", title: "Chưa làm được", body: fault, live: true })}${stateNotice(mandate, mine, events)}<h1>${title}</h1><p>${tag({ tone: mandateTone(mandate), text: capitalised(MANDATE_STATE_NAMES[state]) })}</p>${definitionList({ items })}${mine && state === "offered" && answerForm(c, id, giver.name)}${mine && state === "active" && useForm(c, id)}${isOpen(mandate) && !(mine && state === "offered") && revokeForm(c, id, mine)}${history}`;
  return page(c, {
    title,
    body,
    back: { href: "/uy-quyen", text: "Làm thay và nhờ làm thay" },
    ...(fault && { status: 409 as const }),
  });
}

function stateNotice(
  { state, agencyId, id }: MandateHistory["mandate"],
  mine: boolean,
  events: MandateHistory["events"],
): Html | undefined {
  if (!mine) return undefined;
  const last = events.at(-1)?.event;
  if (last?.type === "Declined")
    return notice({ tone: "late", title: "Chưa được chấp nhận", body: last.reason || "Lời nhờ đã bị từ chối." });
  if (state !== "checking") return undefined;
  if (agencyId)
    return notice({
      tone: "soon",
      title: "Quầy một cửa đang kiểm tra giấy bạn gửi",
      body: "Bạn chưa phải làm gì. Hãy xem lại trang này sau, thường trong một ngày làm việc.",
    });
  return notice({
    tone: "soon",
    title: "Đang hỏi cơ sở dữ liệu",
    body: html`<p>Thường mất vài giây. ${link({ href: `/uy-quyen/${id}`, text: "Xem lại" })}</p>`,
  });
}

function answerForm(c: AppContext, id: string, giver: string): Html {
  return postForm(c, {
    action: `/uy-quyen/${id}/tra-loi`,
    body: html`<p>Đồng ý nghĩa là bạn làm đúng những việc ${giver} nhờ, và chịu trách nhiệm về việc mình làm.</p><div class="row">${button({ text: "Đồng ý làm thay", name: "_chon", value: "dong-y" })}${button({ text: "Không nhận", name: "_chon", value: "khong", kind: "quiet" })}</div>`,
  });
}

function useForm(c: AppContext, id: string): Html {
  return postForm(c, {
    action: "/lam-cho",
    body: html`<input type="hidden" name="_ve" value="/"><div class="row">${button({ text: "Bắt đầu làm thay", name: "ai", value: id })}</div>`,
  });
}

function revokeForm(c: AppContext, id: string, mine: boolean): Html {
  const text = mine ? "Tôi không làm thay nữa" : "Thu hồi";
  return postForm(c, {
    action: `/uy-quyen/${id}/thu-hoi`,
    body: html`<h2>${mine ? "Thôi làm thay" : "Thu hồi quyền này"}</h2><p>Có hiệu lực ngay. Hồ sơ đã nộp vẫn được giải quyết bình thường.</p>${longText({ name: REASON, label: "Lý do", optional: true, rows: 2, maxLength: 500 })}<div class="row">${button({ text, kind: "danger" })}</div>`,
  });
}
