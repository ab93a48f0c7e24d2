import { openSteps, STATE_NAMES } from "../../core/dossier/index.ts";
import type { DeskDossier, Officer } from "../../features/desk/index.ts";
import { listTold } from "../../features/notify/index.ts";
import { talkForOffice } from "../../features/talk/index.ts";
import type { AppContext } from "../context.ts";
import { allowObjects } from "../headers.ts";
import { deskPage } from "../ui/desk-page.ts";
import { back, html, type NoticeParams, notice, panes, tag } from "../ui/index.ts";
import { ACTS, offerOf } from "./acts/index.ts";
import { answersPane } from "./answers-pane.ts";
import { keysDialog, PAPER_KEYS } from "./keys-dialog.ts";
import { papersPane } from "./papers-pane.ts";
import { DESK } from "./paths.ts";
import { summaryPart } from "./summary-part.ts";
import { presencePart, presentNow } from "./talk/presence-part.ts";
import { talkPart, type Unsent } from "./talk/talk-part.ts";
import { timePane } from "./time-pane.ts";
import { isWaiting } from "./waits-part.ts";
import { deadlineTag } from "./words.ts";

export type DossierPageParams = {
  desk: DeskDossier;
  actor: Officer;
  note?: NoticeParams | undefined;
  status?: 200 | 409;
  /** A letter or note that could not be taken, as it was typed. */
  unsent?: Unsent;
};

/** One dossier: what was declared beside the papers, the time left, and what this officer may do now. */
export async function dossierPage(c: AppContext, { desk, actor, note, status, unsent }: DossierPageParams): Promise<Response> {
  const { dossier } = desk;
  const { services } = c.var;
  allowObjects(c);
  const [talk, told, present] = await Promise.all([
    talkForOffice(services, dossier, actor),
    listTold(services, dossier.id),
    presentNow(c, dossier.id),
  ]);
  const steps = openSteps(dossier);
  const running = !isWaiting(dossier) && !dossier.coordination && steps.length > 0;
  const state = running
    ? steps.map(({ name }) => name).join(" · ")
    : dossier.coordination
      ? "chờ điều phối"
      : STATE_NAMES[dossier.state];
  const bar = html`${back(DESK, "Cần làm ngay")}<h1>${dossier.subject}</h1><span class="num soft">${dossier.code}</span>${deadlineTag(desk.deadline)}${says(desk.deadline.text, state) && tag({ tone: "info", text: state })}`;
  const errors = [...(unsent?.errors ?? [])];
  const body = html`${presencePart(dossier.code, present)}${note && notice({ live: true, ...note })}${summaryPart(desk)}${panes(answersPane(c, desk), papersPane(desk, actor, chosenPaper(c)), timePane(c, desk, actor))}<div id="trao-doi" tabindex="-1">${talkPart(c, dossier, talk, told, unsent)}</div>${keysDialog([...keysOf(desk), [", .", "giấy tờ trước, giấy tờ sau"], ...PAPER_KEYS])}`;
  return deskPage(c, {
    title: `${dossier.code} ${dossier.subject}`,
    bar,
    body,
    errors,
    scripts: ["mc-keys", "mc-sheets", "mc-drafts"],
    ...(status && { status }),
  });
}

/** Which paper is open, as the address says; from 0. */
function chosenPaper(c: AppContext): number | undefined {
  const said = /^[1-9]\d{0,2}$/.exec(c.req.query("giay") ?? "")?.[0];
  return said === undefined ? undefined : Number(said) - 1;
}

/** A second label that says something else than the first. */
const says = (first: string, second: string): boolean => first.toLocaleLowerCase("vi") !== second.toLocaleLowerCase("vi");

function keysOf(desk: DeskDossier): [string, string][] {
  return ACTS.filter((act) => offerOf(desk, act)?.blocked === undefined && offerOf(desk, act)).map((act) => [
    act.key,
    act.label(desk),
  ]);
}
