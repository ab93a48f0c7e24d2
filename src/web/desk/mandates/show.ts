import { isOpen, MANDATE_NAMES, MANDATE_STATE_NAMES } from "../../../core/mandate/index.ts";
import { listProcedures } from "../../../features/catalogue/index.ts";
import { checkMandate, type MandateHistory, mandateForOfficer, revokeMandate } from "../../../features/mandates/index.ts";
import type { AppContext } from "../../context.ts";
import { formOf } from "../../form-body.ts";
import { postForm } from "../../forms.ts";
import { officerOf } from "../../guards.ts";
import { eventText, evidenceText, mandateTone, scopePairs, untilText } from "../../mandates/words.ts";
import { notFound } from "../../problem.ts";
import { deskPage } from "../../ui/desk-page.ts";
import { back, button, definitionList, type Html, html, longText, notice, tag } from "../../ui/index.ts";
import { sendFile } from "../file-routes.ts";
import { MANDATES } from "./list.ts";

const REASON = "ly-do";

async function historyOf(c: AppContext): Promise<MandateHistory> {
  const found = await mandateForOfficer(c.var.services, c.req.param("id") ?? "");
  if (!found) throw notFound("Không có giấy này.");
  return found;
}

/** GET: one mandate with its paper, and what the counter may do about it. */
export async function showMandate(c: AppContext): Promise<Response> {
  return view(c, await historyOf(c));
}

export async function showPaper(c: AppContext): Promise<Response> {
  const { mandate } = await historyOf(c);
  if (!mandate.evidence.file) throw notFound("Không có tệp kèm theo.");
  return sendFile(c, mandate.evidence.file);
}

/** POST: whether the paper of a guardian stands. */
export async function check(c: AppContext): Promise<Response> {
  const form = await formOf(c);
  const outcome = await checkMandate(c.var.services, {
    officer: officerOf(c).actor,
    id: c.req.param("id") ?? "",
    accept: form.get("_chon") === "chap-nhan",
    reason: form.get(REASON),
  });
  if (!outcome) throw notFound("Giấy này không chờ quầy của bạn kiểm tra.");
  return outcome.ok ? c.redirect(`${MANDATES}?xong=kiem-tra`, 303) : view(c, await historyOf(c), outcome.message);
}

/** POST: the giver came to the counter to end it. */
export async function revoke(c: AppContext): Promise<Response> {
  const reason = (await formOf(c)).get(REASON);
  const outcome = await revokeMandate(c.var.services, { by: officerOf(c).actor, id: c.req.param("id") ?? "", reason });
  if (!outcome) throw notFound("Bạn không thu hồi được giấy này. Nếu giấy liên quan đến bạn, hãy nhờ đồng nghiệp.");
  return outcome.ok ? c.redirect(`${MANDATES}?xong=thu-hoi`, 303) : view(c, await historyOf(c), outcome.message);
}

async function view(c: AppContext, { mandate, events }: MandateHistory, fault?: string): Promise<Response> {
  const { id, giver, receiver, kind, state, evidence } = mandate;
  const names = new Map((await listProcedures(c.var.services)).map(({ revision }) => [revision.code, revision.plain]));
  const file = evidence.file && html`<br><a href="${MANDATES}/${id}/tep">Xem giấy</a>`;
  const items = [
    { term: "Người có việc", value: `${giver.name}, ${giver.kind === "person" ? "số định danh" : "mã số thuế"} ${giver.number}` },
    { term: "Người làm thay", value: `${receiver.name}, số định danh ${receiver.personalId}` },
    { term: "Theo", value: MANDATE_NAMES[kind] },
    ...scopePairs(mandate, (code) => names.get(code) ?? code),
    { term: "Thời hạn", value: untilText(mandate) },
    { term: "Căn cứ", value: html`${evidenceText(mandate)}${file}` },
  ];
  const title = `${receiver.name} làm thay ${giver.name}`;
  const bar = html`${back(MANDATES, "Ủy quyền")}<h1>${title}</h1>${tag({ tone: mandateTone(mandate), text: MANDATE_STATE_NAMES[state] })}`;
  const waits = state === "checking" && mandate.agencyId === officerOf(c).actor.agencyId;
  const body = html`${fault && notice({ tone: "late", title: "Chưa làm được", body: fault, live: true })}${definitionList({ items })}${waits && checkForm(c, id)}${isOpen(mandate) && !waits && revokeForm(c, id)}<h2>Diễn biến</h2><ul>${events.map((one) => html`<li>${eventText(one)}</li>`)}</ul>`;
  return deskPage(c, { title, bar, body, ...(fault && { status: 409 as const }) });
}

function checkForm(c: AppContext, id: string): Html {
  return postForm(c, {
    action: `${MANDATES}/${id}/kiem-tra`,
    className: "narrow",
    body: html`<h2>Kiểm tra giấy</h2>${longText({ name: REASON, label: "Lý do, nếu không chấp nhận", optional: true, rows: 2, maxLength: 500 })}<div class="row">${button({ text: "Chấp nhận", name: "_chon", value: "chap-nhan" })}${button({ text: "Không chấp nhận", name: "_chon", value: "khong", kind: "danger" })}</div>`,
  });
}

function revokeForm(c: AppContext, id: string): Html {
  return postForm(c, {
    action: `${MANDATES}/${id}/thu-hoi`,
    className: "narrow",
    body: html`<h2>Người có việc đến thu hồi</h2>${longText({ name: REASON, label: "Lý do", rows: 2, maxLength: 500 })}<div class="row">${button({ text: "Thu hồi", kind: "danger" })}</div>`,
  });
}
