import { addAllowance } from "../calendar/index.ts";
import type { Revision } from "../procedure/types.ts";
import type { Act, ActingCommand } from "./act.ts";
import { awaitsReception } from "./decide-intake.ts";
import { claimFirst } from "./decide-process.ts";
import { proposalWaits } from "./hold-back.ts";
import { refuse, wrongState } from "./refusals.ts";
import { resumeClock } from "./resume-clock.ts";
import { instantText, intakeDue, type Rules } from "./rules.ts";
import { isAppraising } from "./state-of.ts";
import { COUNTS_LATE, supplementCount } from "./supplement-limit.ts";
import type { Decision, Dossier, DossierEvent, Refusal, SupplementItem, SupplementStage } from "./types.ts";

type RequestCommand = Extract<ActingCommand, { type: "requestSupplement" }>;
type AnswerCommand = Extract<ActingCommand, { type: "answerSupplement" }>;
type ProposalCommand = Extract<ActingCommand, { type: "decideProposal" }>;

export function decideSupplement(act: Act<RequestCommand | AnswerCommand | ProposalCommand>): Decision {
  const { command } = act;
  switch (command.type) {
    case "requestSupplement":
      return request({ ...act, command });
    case "decideProposal":
      return decideProposal({ ...act, command });
    case "answerSupplement":
      return answer({ ...act, command });
  }
}

/**
 * Yêu cầu bổ sung (form 02): once, whole, pointing at fields and papers (NĐ 118/2025 Điều 17). The first one at intake goes out at once; at
 * appraisal and for every further one a leader lets it go out.
 */
function request(act: Act<RequestCommand>): Decision {
  const { dossier, command, actor, rules, now } = act;
  const stage = actor.kind === "officer" ? stageOf(dossier, actor.role) : undefined;
  if (!stage || actor.kind !== "officer") return wrongState(dossier, "yêu cầu bổ sung");
  const waits = proposalWaits(dossier);
  if (waits) return { ok: false, refusal: waits };
  const reason = command.reason.trim();
  if (!reason) return refuse("reasonMissing", "Hãy ghi lý do yêu cầu bổ sung để người dân hiểu vì sao.");
  const legalBasis = command.legalBasis?.trim();
  if (stage === "appraisal" && !legalBasis) {
    return refuse("legalBasisMissing", "Hãy ghi căn cứ pháp lý của yêu cầu bổ sung (điều, khoản, văn bản).");
  }
  if (command.items.length === 0) return refuse("itemsMissing", "Hãy chọn ít nhất một mục hoặc giấy tờ cần bổ sung.");
  const unknown = command.items.find((item) => !exists(rules.revision, item));
  if (unknown) return refuse("itemsMissing", `Mục "${unknown.label}" không có trong tờ khai của thủ tục này.`);
  const spent = limitReached(dossier, rules.revision, stage);
  if (spent) return { ok: false, refusal: spent };
  const { used, countsLate } = supplementCount(dossier, rules.revision, stage);
  if (countsLate && !command.acknowledged) {
    return refuse("acknowledge", `${COUNTS_LATE} Nếu vẫn cần yêu cầu, hãy đánh dấu xác nhận đã biết rồi gửi lại.`);
  }
  const asked = { stage, items: command.items, reason, ...(legalBasis && { legalBasis }) };
  if (stage === "intake" && used === 0) return { ok: true, events: [requested(rules, now, asked)] };
  const proposedBy = { officerId: actor.officerId, name: actor.name };
  const proposal = { ...asked, countsLate, proposedAt: instantText(now), proposedBy };
  return { ok: true, events: [...claimFirst(act), { type: "SupplementProposed", proposal }] };
}

/** Duyệt đề nghị bổ sung: approved it goes out at this moment and the clock stands; declined it goes back with the reason. */
function decideProposal({ dossier, command, rules, now }: Act<ProposalCommand>): Decision {
  const { proposal } = dossier;
  if (!proposal) return refuse("wrongState", "Hồ sơ không có đề nghị bổ sung nào chờ duyệt. Hãy tải lại trang.");
  const reason = command.reason.trim();
  if (!command.approve) {
    if (!reason) return refuse("reasonMissing", "Hãy ghi lý do không duyệt để cán bộ đề nghị biết phải làm gì.");
    return { ok: true, events: [{ type: "ProposalDeclined", reason }] };
  }
  const standing = proposal.stage === "intake" ? awaitsReception(dossier) : APPRAISING.includes(dossier.state);
  if (!standing) return wrongState(dossier, "duyệt đề nghị bổ sung");
  const spent = limitReached(dossier, rules.revision, proposal.stage);
  if (spent) return { ok: false, refusal: spent };
  return { ok: true, events: [requested(rules, now, proposal)] };
}

/** Other agencies may be asked at the same time, and another step may have got as far as the signature. */
const APPRAISING: readonly Dossier["state"][] = ["inProcess", "awaitingCoordination", "awaitingSignature"];

/** What the applicant is asked, from the moment it goes out. */
function requested(
  rules: Rules,
  now: Temporal.Instant,
  {
    stage,
    items,
    reason,
    legalBasis,
    proposedBy,
  }: Pick<NonNullable<Dossier["proposal"]>, "stage" | "items" | "reason" | "legalBasis"> & {
    proposedBy?: NonNullable<Dossier["proposal"]>["proposedBy"];
  },
): DossierEvent {
  const allowance = { qty: rules.revision.supplement.days, unit: "WORKING_DAY" } as const;
  const answerBy = instantText(addAllowance(rules.calendar, now, allowance));
  const basis = legalBasis ? { legalBasis } : {};
  return { type: "SupplementRequested", stage, items, reason, ...basis, answerBy, ...(proposedBy && { proposedBy }) };
}

/** The applicant, or the counter for them, answers all that was asked; the clock goes on with what remained, that of every open step too. */
function answer({ dossier, command, rules, now }: Act<AnswerCommand>): Decision {
  const open = dossier.supplements.at(-1);
  if (dossier.state !== "awaitingSupplement" || !open || open.answeredAt) return wrongState(dossier, "nộp bổ sung");
  const lacking = open.items.filter((item) => !covers(command, item));
  if (lacking.length > 0) {
    return refuse("incomplete", `Còn thiếu: ${lacking.map((item) => item.label).join(", ")}. Hãy bổ sung đủ rồi nộp một lần.`);
  }
  const { answers, registers, papers } = command;
  const clock =
    open.stage === "intake" ? { intakeDueAt: intakeDue(rules, now) } : resumeClock(rules, dossier, open.requestedAt, now);
  return { ok: true, events: [{ type: "SupplementAnswered", stage: open.stage, answers, registers, papers, ...clock }] };
}

function limitReached(dossier: Dossier, revision: Revision, stage: SupplementStage): Refusal | undefined {
  const { used, most, legal } = supplementCount(dossier, revision, stage);
  if (used < most) return undefined;
  const law = legal ? `${legal} cho phép nhiều nhất ${most} lần` : `pháp luật chỉ cho phép ${most} lần`;
  const then =
    stage === "intake"
      ? "Hãy tiếp nhận hoặc từ chối có lý do."
      : "Hãy giải quyết theo hồ sơ hiện có, hoặc dự thảo văn bản không chấp thuận có lý do.";
  return refuse("supplementLimit", `Đã yêu cầu bổ sung ${used} lần ở bước này; ${law}. ${then}`).refusal;
}

function stageOf(dossier: Dossier, role: string): SupplementStage | undefined {
  if (awaitsReception(dossier) && role === "receptionist") return "intake";
  if (role !== "receptionist" && isAppraising(dossier)) return "appraisal";
  return undefined;
}

function exists(revision: Revision, item: SupplementItem): boolean {
  if (item.kind === "paper") return revision.papers.some((paper) => paper.id === item.id);
  return revision.pages.some((page) => page.fields.some((field) => field.id === item.id));
}

function covers(command: AnswerCommand, item: SupplementItem): boolean {
  if (item.kind === "paper") return command.papers.some((paper) => paper.paperId === item.id);
  return item.id in command.answers || item.id in command.registers;
}
