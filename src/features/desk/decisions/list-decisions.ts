import {
  byRisk,
  type Deadline,
  type Dossier,
  deadlineOf,
  fits,
  forCommand,
  openConsultations,
  openSteps,
  type Risk,
  risksOf,
  type StepRun,
  stepDeadline,
  worksOn,
} from "../../../core/dossier/index.ts";
import type { Services } from "../../../platform/services.ts";
import { calendarOf, getAgency } from "../../catalogue/index.ts";
import { linesOf } from "../lists/list-queue.ts";
import type { Officer } from "../types.ts";
import { selectToSignIds, selectWaiting, type WaitingRow } from "./sql.ts";

/** Something that waits for a leader: what is to be decided, who brought it, what to look at first. */
export type Decision = {
  code: string;
  subject: string;
  procedureName: string;
  applicantName: string;
  /** One or more things to decide, in words. */
  what: string[];
  /** Whose step it is, when the leader stands in for somebody. */
  insteadOf?: string;
  by?: { name: string; at: string };
  deadline: Deadline;
  risks: Risk[];
};
export type Decisions = { rows: Decision[] /** There are more than are shown. */; more: boolean };

/** As many as a leader works off before the list is asked for again; the most urgent are among them. */
const MOST = 200;

/** Chờ tôi quyết định: everything that waits for this leader, riskiest first (`byRisk`), by the agency's own hours. */
export async function listDecisions(services: Services, actor: Officer): Promise<Decisions> {
  const now = services.clock.now();
  const slice = { at: now, limit: MOST, offset: 0 };
  const [mine, opinions, toSign, agency] = await Promise.all([
    linesOf(services, actor, { view: "now" }, slice),
    linesOf(services, actor, { view: "opinions" }, slice),
    selectToSignIds(services.db, actor, MOST),
    getAgency(services, actor.agencyId),
  ]);
  const ids = [...new Set([...toSign, ...mine.map(({ id }) => id), ...opinions.map(({ id }) => id)])];
  const rows = await selectWaiting(services.db, ids);
  const calendar = await calendarOf(agency, now);
  const decisions = rows.flatMap((row): Decision[] => {
    const { snapshot: dossier } = row;
    const found = whatWaits(dossier, actor);
    if (found.what.length === 0) return [];
    const asked = dossier.agencyId === actor.agencyId ? undefined : ownQuestion(dossier, actor);
    const deadline = asked
      ? stepDeadline({ startedAt: asked.askedAt, dueAt: asked.answerBy }, undefined, calendar, now)
      : deadlineOf({ ...dossier, pausedSince: row.pausedSince ?? undefined }, calendar, now);
    const { code, subject, procedureName, applicant } = dossier;
    return [{ code, subject, procedureName, applicantName: applicant.name, ...found, deadline, risks: allRisks(row, now) }];
  });
  return { rows: decisions.sort(byRisk), more: mine.length === MOST };
}

function allRisks({ snapshot, byHand, cardDiffers }: WaitingRow, now: Temporal.Instant): Risk[] {
  const counter: Risk[] = [
    ...(cardDiffers ? [{ kind: "overridden" as const, say: "Thẻ căn cước khác dữ liệu dân cư lúc nhận ở quầy" }] : []),
    ...(byHand ? [{ kind: "overridden" as const, say: `Quầy nhập tay, không theo dữ liệu dân cư: ${byHand}` }] : []),
  ];
  return [...risksOf(snapshot, now.toString({ smallestUnit: "millisecond" })), ...counter];
}

/** The applicant has it: nobody decides meanwhile. */
const WAITING: readonly Dossier["state"][] = [
  "awaitingSupplement",
  "awaitingPrepayment",
  "awaitingPayment",
  "awaitingConfirmation",
];

/** The officer as they are for a step: whoever was only given the signing stands for the giver once there is something to sign. */
const ableOn = ({ by }: StepRun, { draft, result }: Dossier, actor: Officer): Officer =>
  by === "leader" && draft && !result ? actor : forCommand(actor, "completeStep");

const ownQuestion = (dossier: Dossier, { agencyId }: Officer) =>
  openConsultations(dossier).find((one) => one.agencyId === agencyId);

function whatWaits(dossier: Dossier, actor: Officer): Pick<Decision, "what" | "by" | "insteadOf"> {
  const question = ownQuestion(dossier, actor);
  if (dossier.agencyId !== actor.agencyId) {
    return question
      ? { what: [`Trả lời ý kiến: ${question.question}`], by: { name: question.askedBy, at: question.askedAt } }
      : { what: [] };
  }
  const { coordination, proposal, extension, apology, draft, finishedAt } = dossier;
  const what: string[] = [];
  let by: Decision["by"];
  if (coordination) what.push(`Điều phối: ${coordination.reason}`);
  if (proposal) {
    what.push(`Duyệt yêu cầu bổ sung: ${proposal.items.map(({ label }) => label).join(", ")}`);
    by = { name: proposal.proposedBy.name, at: proposal.proposedAt };
  }
  if (!finishedAt && [extension, apology].some((paper) => paper && !paper.signed)) what.push("Ký văn bản xin lỗi, gia hạn");
  const step = openSteps(dossier).find((one) => worksOn(one, ableOn(one, dossier, actor)) || (fits(one, actor) && !one.assignee));
  if (step && !coordination && !proposal && !WAITING.includes(dossier.state)) {
    what.push(draft && !dossier.result ? `${step.name}: ${draft.negative ? "văn bản không chấp thuận" : "kết quả"}` : step.name);
    if (draft) by ??= { name: draft.by, at: draft.at };
  }
  const owner = step?.assignee && step.assignee.officerId !== actor.officerId ? step.assignee.name : undefined;
  return { what, ...(by && { by }), ...(owner && { insteadOf: owner }) };
}
