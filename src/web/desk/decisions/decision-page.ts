import { capitalised } from "../../../core/text/index.ts";
import type { Decision, DeskDossier, Officer } from "../../../features/desk/index.ts";
import type { AppContext } from "../../context.ts";
import { toForm } from "../../form-data.ts";
import { idempotencyField, postForm } from "../../forms.ts";
import { allowObjects } from "../../headers.ts";
import { deskPage } from "../../ui/desk-page.ts";
import { back, button, empty, type Html, html, link, type NoticeParams, notice, pane } from "../../ui/index.ts";
import { ACTS, type ActDefinition, offerOf } from "../acts/index.ts";
import { answersPane } from "../answers-pane.ts";
import { keysDialog, PAPER_KEYS } from "../keys-dialog.ts";
import { actPath, DECISIONS, dossierPath, NEXT_DECISION, ONWARDS } from "../paths.ts";
import { summaryPart } from "../summary-part.ts";
import { presencePart } from "../talk/presence-part.ts";
import { versionField } from "../version-field.ts";
import { deadlineTag } from "../words.ts";
import { riskPart } from "./risk-part.ts";

type Params = {
  desk: DeskDossier;
  actor: Officer;
  /** As the list has it; absent when it waits for this leader no more. */
  decision: Decision | undefined;
  where: { place: number; of: number } | undefined;
  note: NoticeParams | undefined;
};

/** What a leader decides; the first that is offered stands on the page itself, the others are a touch away. */
const DECIDING = ["route", "answerConsultation", "decideProposal", "approveResult", "signExtension", "completeStep"];
const OTHERS = [...DECIDING, "sendBackStep", "undo"];

/** One decision, made to be read and taken on a phone: what it is, what to look at, the draft, yes or back; then the next one follows. */
export function decisionPage(c: AppContext, { desk, actor, decision, where, note }: Params): Response {
  const { dossier } = desk;
  allowObjects(c);
  const offered = (commands: readonly string[]): ActDefinition[] =>
    ACTS.filter((act) => commands.includes(act.command) && offerOf(desk, act));
  const ready = offered(DECIDING).filter((act) => !offerOf(desk, act)?.blocked);
  const [main] = ready;
  const blocked = offered(DECIDING).flatMap((act) => offerOf(desk, act)?.blocked?.message ?? []);
  const others = offered(OTHERS).filter((act) => act !== main && !offerOf(desk, act)?.blocked);
  const bar = html`${back(DECISIONS, "Chờ quyết định")}<h1>${dossier.subject}</h1>${where && html`<span class="soft num">${where.place}/${where.of}</span>`}${deadlineTag(desk.deadline)}`;
  const what = decision?.what.map((one) => html`<p><b>${capitalised(one)}</b></p>`);
  const waits = decision && html`<div class="notice"><h2>Cần quyết định</h2>${what}${riskPart(decision)}</div>`;
  const sendsBack = others.find(({ command }) => command === "sendBackStep");
  const rest = html`<div class="bar rest">${others.filter((act) => act !== sendsBack).map((act) => gate(desk, act))}${later(dossier.code)}</div>`;
  const form = main
    ? html`${doIt(c, { desk, actor, act: main, other: sendsBack && gate(desk, sendsBack) })}${rest}`
    : html`${nothingLeft(blocked)}${sendsBack && gate(desk, sendsBack)}${rest}`;
  const body = html`${presencePart(dossier.code, [])}${note && notice({ live: true, ...note })}${waits}${summaryPart(desk)}<div class="decide">${pane({ title: main ? plain(main.label(desk)) : "Quyết định", body: form })}${answersPane(c, desk, { readOnly: true })}</div>${keysDialog(keysOf(desk, main, others))}`;
  return deskPage(c, { title: `${dossier.code} ${dossier.subject}`, bar, body, scripts: ["mc-keys", "mc-sheets"] });
}

function doIt(
  c: AppContext,
  { desk, actor, act, other }: { desk: DeskDossier; actor: Officer; act: ActDefinition; other: Html | undefined },
): Html {
  const { dossier } = desk;
  const submit = act.page?.submit ?? plain(act.label(desk));
  const text = typeof submit === "string" ? submit : submit(desk);
  const fields = act.page?.fields({ desk, actor, form: toForm([]), errors: [] });
  const send = html`<p class="soft">${act.consequence(desk)}</p><div class="bar act-bar">${button({ text, key: act.key })}${other}</div>`;
  return postForm(c, {
    action: actPath(dossier.code, act.slug, desk.namedStep),
    body: html`${idempotencyField()}${versionField(dossier)}<input type="hidden" name="${ONWARDS}" value="1">${fields}${send}`,
  });
}

/** An act that needs to be told something has a page of its own, and leads on to the next decision as well. */
function gate(desk: DeskDossier, act: ActDefinition): Html {
  const path = actPath(desk.dossier.code, act.slug, desk.namedStep);
  const href = act.page ? `${path}${path.includes("?") ? "&" : "?"}${ONWARDS}=1` : dossierPath(desk.dossier.code);
  return link({ href, text: act.label(desk), look: "quiet", key: act.key });
}

const later = (code: string): Html =>
  html`${link({ href: `${NEXT_DECISION}?sau=${encodeURIComponent(code)}`, text: "Để sau, sang hồ sơ kế tiếp", look: "plain", key: "N" })}${link({ href: dossierPath(code), text: "Mở cả hồ sơ", look: "plain", key: "H" })}`;

function nothingLeft(blocked: readonly string[]): Html {
  const why = blocked[0] ?? "Hồ sơ này không còn chờ bạn quyết định: việc đã xong, hoặc người khác đang giữ.";
  return empty({ title: blocked.length > 0 ? "Chưa quyết định được" : "Không còn gì chờ bạn", body: why });
}

function keysOf(desk: DeskDossier, main: ActDefinition | undefined, others: readonly ActDefinition[]): [string, string][] {
  const acts = [...(main ? [main] : []), ...others];
  return [
    ...acts.map(({ key, label }): [string, string] => [key, plain(label(desk))]),
    ["N", "để sau, sang hồ sơ kế tiếp"],
    ["H", "mở cả hồ sơ"],
    ...PAPER_KEYS,
  ];
}

/** A button's "…" promises a page; a sentence does not. */
const plain = (label: string): string => label.replace(/…$/, "");
