import { STATE_NAMES } from "../../core/dossier/index.ts";
import type { DeskDossier, Officer } from "../../features/desk/index.ts";
import type { AppContext } from "../context.ts";
import type { Form } from "../form-data.ts";
import { idempotencyField, postForm } from "../forms.ts";
import { allowObjects } from "../headers.ts";
import { deskPage } from "../ui/desk-page.ts";
import { back, button, type FieldError, type Html, html, link, type NoticeParams, notice } from "../ui/index.ts";
import { type ActDefinition, offerOf } from "./acts/index.ts";
import { answersPane } from "./answers-pane.ts";
import { keysDialog, PAPER_KEYS } from "./keys-dialog.ts";
import { actPath, decisionPath, dossierPath, ONWARDS } from "./paths.ts";
import { presencePart } from "./talk/presence-part.ts";
import { versionField } from "./version-field.ts";
import { deadlineTag } from "./words.ts";

export type ActPageParams = {
  desk: DeskDossier;
  actor: Officer;
  act: ActDefinition;
  /** What was typed; empty at first. */
  form: Form;
  errors?: FieldError[];
  note?: NoticeParams;
  status?: 200 | 409;
};

/**
 * The page of one act: its consequence first, then what it needs to be told. After a refusal what was typed stays. An act that cannot be
 * done now has no form to fill in for nothing, only the reason.
 */
export function actPage(c: AppContext, { desk, actor, act, form, errors = [], note, status }: ActPageParams): Response {
  const { dossier } = desk;
  if (act.page?.objects) allowObjects(c);
  const offer = offerOf(desk, act);
  const offered = offer !== undefined && !offer.blocked;
  const danger = act.kind?.(desk) === "danger";
  const title = act.label(desk).replace(/…$/, "");
  const home = dossierPath(dossier.code);
  const from = form.get(ONWARDS) === "1" ? decisionPath(dossier.code) : home;
  const { submit = title } = act.page ?? {};
  const text = typeof submit === "string" ? submit : submit(desk);
  const send = offered
    ? html`<div class="bar act-bar">${button({ text, kind: danger ? "danger" : "primary" })}${link({ href: from, text: "Thôi, về hồ sơ", look: "plain" })}</div>`
    : link({ href: home, text: "Về hồ sơ", look: "quiet" });
  const onwards = form.get(ONWARDS) === "1" && html`<input type="hidden" name="${ONWARDS}" value="1">`;
  const fill = (): Html =>
    postForm(c, {
      action: actPath(dossier.code, act.slug, desk.namedStep),
      ...(act.page?.multipart && { multipart: true }),
      body: html`${idempotencyField()}${versionField(dossier)}${onwards}${act.page?.fields({ desk, actor, form, errors })}${send}`,
    });
  const opening = offered
    ? notice({ tone: danger ? "late" : "info", body: act.consequence(desk) })
    : notice({ tone: "soon", title: "Chưa làm được việc này", body: offer?.blocked?.message ?? notNow(desk) });
  const body = html`${presencePart(dossier.code, [], act.slug)}${note && notice({ live: true, ...note })}<div class="act-page">${opening}${act.page?.beside && offered ? besides(fill(), answersPane(c, desk, { readOnly: true })) : offered || note ? fill() : send}</div>`;
  const keys = offered && keysDialog(act.page?.objects ? PAPER_KEYS : []);
  const bar = html`${back(home, dossier.code)}<h1>${title}</h1><span>${dossier.subject}</span>${deadlineTag(desk.deadline)}`;
  return deskPage(c, {
    title: `${title} ${dossier.code}`,
    bar,
    body: html`${keys}${body}`,
    errors,
    scripts: ["mc-keys", ...(act.page?.scripts ?? [])],
    ...(status && { status }),
  });
}

/** The form, and beside it what it is made from. */
const besides = (form: Html, answers: Html): Html =>
  html`<div class="besides"><div>${form}</div><aside aria-label="Tờ khai để đối chiếu">${answers}</aside></div>`;

function notNow(desk: DeskDossier): string {
  const { dossier } = desk;
  const place = desk.step?.name ?? STATE_NAMES[dossier.state];
  return `Hồ sơ đang ở “${place}”; việc này không làm được lúc này, hoặc không phải việc của vai bạn.`;
}
