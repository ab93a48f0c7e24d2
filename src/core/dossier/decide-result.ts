import type { StepNeed } from "../procedure/types.ts";
import type { Act, ActingCommand } from "./act.ts";
import { actingStep, advance, claimFirst, handedOver, isLastStep } from "./advance.ts";
import { heldBack, NEEDS } from "./decide-process.ts";
import { isDelegated } from "./duties.ts";
import { proposalWaits, unconfirmed } from "./hold-back.ts";
import { fits, openSteps, standsIn, worksOn } from "./open-steps.ts";
import { refuse, wrongState } from "./refusals.ts";
import { instantText } from "./rules.ts";
import { isAppraising, isWorkable } from "./state-of.ts";
import type { Decision, Dossier, DossierEvent, SignedResult, StepRun } from "./types.ts";

type Of<T extends ActingCommand["type"]> = Extract<ActingCommand, { type: T }>;
type ResultCommand = Of<"requestPersonalId" | "recordPersonalId" | "draftResult" | "approveResult" | "handOver" | "rate">;

export function decideResult(act: Act<ResultCommand>): Decision {
  const { command } = act;
  switch (command.type) {
    case "requestPersonalId":
      return requestPersonalId(act);
    case "recordPersonalId":
      return recordPersonalId(act, command);
    case "draftResult":
      return draftResult(act, command);
    case "approveResult":
      return approveResult(act, command);
    case "handOver":
      return handOver(act, command);
    case "rate":
      return rate(act, command);
  }
}

function requestPersonalId(act: Act): Decision {
  const { dossier, rules } = act;
  const needed = rules.revision.steps.some(({ needs }) => needs.includes("register.personalId"));
  if (!needed) return refuse("wrongState", "Thủ tục này không cấp số định danh.");
  if (!isAppraising(dossier)) return wrongState(dossier, "lấy số định danh");
  if (dossier.personalId?.found) return refuse("alreadyDone", `Đã có số định danh ${dossier.personalId.values.personalId}.`);
  if (dossier.personalIdRequestedAt && !dossier.personalId) {
    return refuse("alreadyDone", "Đã gửi yêu cầu lấy số định danh, đang chờ Cơ sở dữ liệu quốc gia về dân cư trả lời.");
  }
  return { ok: true, events: [...claimFirst(act), { type: "PersonalIdRequested" }] };
}

function recordPersonalId({ dossier }: Act, command: Of<"recordPersonalId">): Decision {
  if (dossier.personalId?.found) return refuse("alreadyDone", "Đã có số định danh.");
  if (!dossier.personalIdRequestedAt) return wrongState(dossier, "ghi số định danh");
  return { ok: true, events: [{ type: "PersonalIdAssigned", value: command.value }] };
}

/** Dự thảo kết quả, of what is granted or, with reason and legal basis, of what is not; the entry in the book of civil status keeps its number when the draft is made again. */
function draftResult(act: Act, command: Of<"draftResult">): Decision {
  const { dossier, actor, rules, now } = act;
  if (!isAppraising(dossier)) return wrongState(dossier, "lập dự thảo");
  const negative = command.negative && {
    reason: command.negative.reason.trim(),
    legalBasis: command.negative.legalBasis.trim(),
  };
  if (negative && !negative.reason) return refuse("reasonMissing", "Hãy ghi rõ lý do không chấp thuận để người dân hiểu.");
  if (negative && !negative.legalBasis) {
    return refuse("legalBasisMissing", "Hãy ghi căn cứ pháp lý của việc không chấp thuận (điều, khoản, văn bản).");
  }
  const step = stepNeeding(act, "draft");
  const definition = negative ? undefined : rules.revision.steps.find(({ id }) => id === step?.stepId);
  const lacking = definition?.needs.filter((need) => need !== "draft").find((need) => !NEEDS[need].met(dossier));
  if (lacking) return refuse("needMissing", NEEDS[lacking].say);
  const by = { by: actor.name, at: instantText(now) };
  const draft = { template: command.template, values: command.values, ...by, ...(negative && { negative }) };
  // A refusal is numbered in a series of its own, so it neither keeps nor leaves the entry of what would have been granted.
  const sameSeries = !dossier.draft || Boolean(dossier.draft.negative) === Boolean(negative);
  const bookEntry = (sameSeries && dossier.bookEntry) || command.bookEntry;
  return { ok: true, events: [...claimFirst(act, step), { type: "ResultDrafted", draft, bookEntry }] };
}

/** Ký duyệt: the result is final; once only handing over is left the dossier is finished, and an online result is handed over with it. */
function approveResult(act: Act, command: Of<"approveResult">): Decision {
  const { dossier, actor, now } = act;
  const step = stepNeeding(act, "approval");
  if (step?.by !== "leader" || !isWorkable(dossier) || dossier.result) return wrongState(dossier, "ký duyệt");
  if (actor.kind !== "officer") return wrongState(dossier, "ký duyệt");
  const waits = heldBack(act, step) ?? proposalWaits(dossier);
  if (waits) return { ok: false, refusal: waits };
  if (!dossier.draft) return refuse("needMissing", NEEDS.draft.say);
  const held = unconfirmed(dossier, act.rules.revision);
  if (held) return { ok: false, refusal: held };
  const at = instantText(now);
  const signedBy = { officerId: actor.officerId, name: actor.name, position: actor.position };
  const claimed = claimFirst(act, step);
  const signedFor = insteadOf(act, step);
  const result = { ...command.result, signedBy, ...(signedFor && { signedFor }), signedAt: at };
  const events: DossierEvent[] = [
    ...claimed,
    { type: "ResultApproved", result },
    { type: "StepCompleted", stepId: step.stepId, note: "" },
    ...advance(act, step.stepId, true),
  ];
  return { ok: true, events };
}

/** In whose place the actor signs: the step is somebody else's, on leave or by delegation. */
function insteadOf({ actor }: Act, { assignee }: StepRun): SignedResult["signedFor"] {
  if (actor.kind !== "officer" || !assignee || assignee.officerId === actor.officerId) return undefined;
  if (!standsIn(actor, assignee.officerId)) return undefined;
  const { officerId, name } = assignee;
  return { officerId, name, ...(isDelegated(actor, officerId) && { delegated: true as const }) };
}

function handOver(act: Act, command: Of<"handOver">): Decision {
  const { dossier } = act;
  const step = actingStep(act);
  if (dossier.state !== "resultReady" || (step && !isLastStep(act, step.stepId))) return wrongState(dossier, "trả kết quả");
  const receiver = command.receiver.trim();
  if (!receiver) return refuse("incomplete", "Hãy ghi họ tên người nhận kết quả.");
  if (command.receiverId && command.receiverId !== dossier.applicant.personalId && !command.mandate) {
    return refuse(
      "notAllowed",
      `Chỉ ${dossier.applicant.name}, hoặc người có giấy ủy quyền gồm việc nhận kết quả, được nhận. Nếu người đến có giấy ủy quyền, hãy ghi nhận giấy đó trước.`,
    );
  }
  if (command.way === "counter" && !command.idChecked && !isApplicant(dossier, receiver)) {
    return refuse("incomplete", "Người nhận không phải người nộp. Hãy kiểm tra giấy tờ tùy thân và giấy ủy quyền rồi xác nhận.");
  }
  const tracking = command.tracking?.trim();
  if (command.way === "post" && !tracking) return refuse("incomplete", "Hãy ghi số vận đơn của bưu chính.");
  return {
    ok: true,
    events: [
      ...claimFirst(act, step),
      ...(step ? [{ type: "StepCompleted", stepId: step.stepId, note: "" } as const] : []),
      handedOver(act, {
        way: command.way,
        receiver,
        ...(command.receiverId && { receiverId: command.receiverId }),
        ...(command.mandate && { mandate: command.mandate }),
        ...(tracking && { tracking }),
        ...(command.idChecked && { idChecked: true }),
        ...(command.way === "counter" && command.signed && { signed: command.signed }),
      }),
    ],
  };
}

/** Of the actor's open steps the one that is there for this; the acting one when none is. */
function stepNeeding(act: Act, need: StepNeed): StepRun | undefined {
  const { actor, dossier, rules } = act;
  const ids = rules.revision.steps.filter(({ needs }) => needs.includes(need)).map(({ id }) => id);
  const theirs = openSteps(dossier).filter((step) => actor.kind === "officer" && (worksOn(step, actor) || fits(step, actor)));
  return theirs.find(({ stepId }) => ids.includes(stepId)) ?? actingStep(act);
}

function isApplicant(dossier: Dossier, receiver: string): boolean {
  const plain = (name: string) => name.normalize("NFC").replace(/\s+/g, " ").trim().toLocaleUpperCase("vi");
  return plain(receiver) === plain(dossier.applicant.name);
}

function rate({ dossier, now }: Act, command: Of<"rate">): Decision {
  if (dossier.rating) return refuse("alreadyDone", "Bạn đã đánh giá hồ sơ này. Cảm ơn bạn.");
  if (dossier.state !== "returned") return wrongState(dossier, "đánh giá");
  const reasons = command.reasons.filter((reason) => reason.trim() !== "");
  const comment = command.comment.trim();
  if (command.score === "unsatisfied" && reasons.length === 0 && !comment) {
    return refuse("reasonMissing", "Hãy cho biết điều gì khiến bạn chưa hài lòng, để chúng tôi sửa.");
  }
  return { ok: true, events: [{ type: "Rated", rating: { score: command.score, reasons, comment, at: instantText(now) } }] };
}
