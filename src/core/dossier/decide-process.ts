import type { Step, StepNeed } from "../procedure/types.ts";
import type { Act, ActingCommand } from "./act.ts";
import { proposalWaits, unconfirmed } from "./hold-back.ts";
import { openStep } from "./open-steps.ts";
import { refuse, wrongState } from "./refusals.ts";
import { instantText, stepDue } from "./rules.ts";
import type { Decision, Dossier, DossierEvent, StepRun } from "./types.ts";

type ProcessCommand = Extract<ActingCommand, { type: "claimStep" | "completeStep" | "sendBackStep" | "recordCheck" }>;

const WORKING_STATES = ["received", "inProcess", "awaitingSignature", "resultReady"];

export function decideProcess(act: Act<ProcessCommand>): Decision {
  const { command, dossier } = act;
  if (command.type === "recordCheck") return recordCheck(act, command);
  const step = openStep(dossier);
  if (!step || !WORKING_STATES.includes(dossier.state)) return wrongState(dossier, "xử lý bước này");
  switch (command.type) {
    case "claimStep":
      return claim(act, step);
    case "completeStep":
      return complete(act, step, command.note.trim());
    case "sendBackStep":
      return sendBack(act, step, command.reason.trim());
  }
}

/** Whoever does something on an unclaimed step has taken it: nothing waits without an owner. */
export function claimFirst({ dossier, actor }: Pick<Act, "dossier" | "actor">): DossierEvent[] {
  const step = openStep(dossier);
  if (!step || step.assignee || actor.kind !== "officer") return [];
  return [{ type: "StepClaimed", stepId: step.stepId, assignee: { officerId: actor.officerId, name: actor.name } }];
}

/** The step after this one begins; undefined after the last. */
export function startNext({ dossier, rules, now }: Act, stepId: string): DossierEvent | undefined {
  const position = rules.revision.steps.findIndex((step) => step.id === stepId);
  const next = rules.revision.steps[position + 1];
  return next && started(dossier, next, rules, now);
}

function started(dossier: Dossier, step: Step, rules: Act["rules"], now: Temporal.Instant): DossierEvent {
  const due = stepDue(rules, dossier.dueAt!, step.hours, now);
  return { type: "StepStarted", stepId: step.id, name: step.name, by: step.by, hours: step.hours, dueAt: due };
}

function claim(act: Act, step: StepRun): Decision {
  if (step.assignee) return refuse("alreadyDone", `Bạn đã nhận bước "${step.name}" rồi.`);
  return { ok: true, events: claimFirst(act) };
}

function complete(act: Act, step: StepRun, note: string): Decision {
  const definition = act.rules.revision.steps.find((one) => one.id === step.stepId);
  const lacking = definition?.needs.find((need) => !NEEDS[need].met(act.dossier));
  if (lacking) return refuse("needMissing", NEEDS[lacking].say);
  const held =
    proposalWaits(act.dossier) ?? (definition?.needs.includes("draft") && unconfirmed(act.dossier, act.rules.revision));
  if (held) return { ok: false, refusal: held };
  const next = startNext(act, step.stepId);
  if (!next) return refuse("wrongState", "Đây là bước cuối. Hãy trả kết quả cho người dân để kết thúc hồ sơ.");
  return { ok: true, events: [...claimFirst(act), { type: "StepCompleted", stepId: step.stepId, note }, next] };
}

function sendBack(act: Act, step: StepRun, reason: string): Decision {
  if (act.dossier.state === "resultReady") return wrongState(act.dossier, "chuyển lại bước trước");
  if (!reason) return refuse("reasonMissing", "Hãy ghi lý do chuyển lại để người trước biết cần sửa gì.");
  const { steps } = act.rules.revision;
  const previous = steps[steps.findIndex((one) => one.id === step.stepId) - 1];
  if (!previous) return refuse("wrongState", "Đây là bước đầu tiên, không có bước trước để chuyển lại.");
  return {
    ok: true,
    events: [
      ...claimFirst(act),
      { type: "StepSentBack", stepId: step.stepId, toStepId: previous.id, reason },
      started(act.dossier, previous, act.rules, act.now),
    ],
  };
}

function recordCheck({ dossier, actor, now }: Act, command: Extract<ActingCommand, { type: "recordCheck" }>): Decision {
  if (dossier.finishedAt || dossier.state === "draft") return wrongState(dossier, "tra cứu");
  const { check } = command;
  if (dossier.checks.some((one) => one.id === check.id)) return refuse("alreadyDone", "Kết quả tra cứu này đã được ghi nhận.");
  return { ok: true, events: [{ type: "RegisterChecked", check: { ...check, at: instantText(now), by: actor.name } }] };
}

/** What a step asks for before it can be completed. */
export const NEEDS: Record<StepNeed, { met: (dossier: Dossier) => boolean; say: string }> = {
  "register.personalId": {
    // What is not granted needs no number.
    met: (dossier) => dossier.personalId?.found === true || dossier.draft?.negative !== undefined,
    say: "Chưa có số định danh cá nhân. Hãy lấy số định danh từ Cơ sở dữ liệu quốc gia về dân cư trước.",
  },
  draft: { met: (dossier) => dossier.draft !== undefined, say: "Chưa có dự thảo kết quả. Hãy lập dự thảo trước khi chuyển ký." },
  approval: { met: (dossier) => dossier.result !== undefined, say: "Kết quả chưa được ký." },
};
