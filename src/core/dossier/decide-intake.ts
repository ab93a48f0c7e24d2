import { firstSteps } from "../procedure/index.ts";
import type { Act, ActingCommand } from "./act.ts";
import { started, unstaffed } from "./advance.ts";
import { isUndecided } from "./decide-ending.ts";
import { proposalWaits } from "./hold-back.ts";
import { refuse, wrongState } from "./refusals.ts";
import { competentStart, instantText, resultDue, timeOf } from "./rules.ts";
import { transferDue } from "./transfer-due.ts";
import type { Decision, Dossier, DossierEvent, InstantText } from "./types.ts";

type StepStarted = Extract<DossierEvent, { type: "StepStarted" }>;
type IntakeCommand = Extract<ActingCommand, { type: "receive" | "refuse" | "withdraw" }>;

export function awaitsReception(dossier: Dossier): boolean {
  return dossier.state === "submitted" || dossier.state === "awaitingReception";
}

export function decideIntake(act: Act<IntakeCommand>): Decision {
  switch (act.command.type) {
    case "receive":
      return receive(act);
    case "refuse":
      return refuseIntake(act, act.command.reason.trim(), act.command.legalBasis.trim());
    case "withdraw":
      return withdraw(act, act.command.reason.trim());
  }
}

/** Tiếp nhận: complete and correct, so the due time is fixed and the first step begins with the officer who received. */
function receive({ dossier, actor, rules, now }: Act<IntakeCommand>): Decision {
  if (dossier.state === "awaitingPrepayment") {
    return refuse("waiting", "Người nộp chưa nộp phí, lệ phí. Thu xong và ghi số biên lai rồi mới tiếp nhận.");
  }
  if (!awaitsReception(dossier)) return wrongState(dossier, "tiếp nhận");
  const waits = proposalWaits(dossier);
  if (waits) return { ok: false, refusal: waits };
  const begins = competentStart(rules, dossier, now);
  const due = resultDue(rules, dossier, begins ?? now);
  const { time, say } = timeOf(rules, dossier);
  const first = firstSteps(rules.revision.steps)[0]!;
  const step = started({ rules, now }, first, due);
  const events: DossierEvent[] = [
    {
      type: "Received",
      dueAt: due,
      allowance: time,
      ...(say && { case: say }),
      ...(begins && { competentReceivedAt: instantText(begins) }),
    },
    first.by === "receptionist" ? passedOnBy(step, transferDue(rules, now)) : step,
  ];
  if (actor.kind === "officer" && first.by === actor.role) {
    events.push({ type: "StepClaimed", stepId: first.id, assignee: { officerId: actor.officerId, name: actor.name } });
    return { ok: true, events };
  }
  return { ok: true, events: [...events, ...unstaffed({ rules }, [first])] };
}

/** The counter's own step is due no later than the dossier has to be passed on. */
function passedOnBy(step: StepStarted, due: InstantText): StepStarted {
  return step.dueAt <= due ? step : { ...step, dueAt: due };
}

/** Từ chối (form 03): only with a reason and the article it rests on. */
function refuseIntake({ dossier }: Act<IntakeCommand>, reason: string, legalBasis: string): Decision {
  if (!awaitsReception(dossier)) return wrongState(dossier, "từ chối tiếp nhận");
  if (!reason) return refuse("reasonMissing", "Hãy ghi rõ lý do từ chối để người dân biết phải làm gì.");
  if (!legalBasis) return refuse("legalBasisMissing", "Hãy ghi căn cứ pháp lý của việc từ chối (điều, khoản, văn bản).");
  return { ok: true, events: [{ type: "Refused", reason, legalBasis }] };
}

/**
 * Rút hồ sơ: as long as nothing is signed; after reception in writing, with the reason. Who has no account brings the letter to the counter, which
 * records it with its reason.
 */
function withdraw({ dossier, actor }: Act<IntakeCommand>, reason: string): Decision {
  if (!isUndecided(dossier)) return wrongState(dossier, "rút hồ sơ");
  if (actor.kind === "officer" && dossier.parent)
    return refuse("wrongState", `Hồ sơ này là một phần của hồ sơ liên thông ${dossier.parent.code}; rút thì rút hồ sơ ấy.`);
  if (actor.kind === "officer" && !reason) return refuse("reasonMissing", "Hãy ghi lý do rút theo đơn của người nộp.");
  if (dossier.receivedAt && !reason) return refuse("reasonMissing", "Hồ sơ đã được tiếp nhận. Hãy ghi lý do rút hồ sơ.");
  return { ok: true, events: [{ type: "Withdrawn", reason }] };
}
