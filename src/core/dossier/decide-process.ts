import { ancestorsOf, descendantsOf } from "../procedure/index.ts";
import type { StepNeed } from "../procedure/types.ts";
import type { Act, ActingCommand } from "./act.ts";
import { actingStep, advance, claimFirst, forerunners, isLastStep, started, unstaffed } from "./advance.ts";
import { proposalWaits, unconfirmed } from "./hold-back.ts";
import { openSteps, ownsStep } from "./open-steps.ts";
import { refuse, wrongState } from "./refusals.ts";
import { instantText } from "./rules.ts";
import { isWorkable, openConsultations } from "./state-of.ts";
import type { Decision, Dossier, DossierEvent, Refusal, StepRun } from "./types.ts";

type Of<T extends ActingCommand["type"]> = Extract<ActingCommand, { type: T }>;
type ProcessCommand = Of<"claimStep" | "completeStep" | "sendBackStep" | "recordCheck">;

export { claimFirst } from "./advance.ts";

export function decideProcess(act: Act<ProcessCommand>): Decision {
  const { command, dossier } = act;
  if (command.type === "recordCheck") return recordCheck(act, command);
  const step = actingStep(act);
  if (!step || !isWorkable(dossier)) return wrongState(dossier, "xử lý bước này");
  switch (command.type) {
    case "claimStep":
      return claim(act, step);
    case "completeStep":
      return complete(act, step, command.note.trim());
    case "sendBackStep":
      return sendBack(act, step, command);
  }
}

function claim(act: Act, step: StepRun): Decision {
  const events = claimFirst(act, step);
  if (events.length > 0) return { ok: true, events };
  return refuse("alreadyDone", `Bạn đã nhận bước "${step.name}" rồi.`);
}

/** Why a step cannot be passed on as a whole yet; undefined when it can. */
export function heldBack({ dossier, actor }: Pick<Act, "dossier" | "actor">, step: StepRun): Refusal | undefined {
  const left = step.parts?.filter(({ completedAt }) => !completedAt) ?? [];
  if (left.length > 0) {
    const who = left.map(({ name, assignee }) => `“${name}” (${assignee.name})`).join(", ");
    return refuse("waiting", `Bước này đã chia việc, còn chờ phần ${who}. Hãy đợi các phần xong rồi chuyển bước.`).refusal;
  }
  if (actor.kind === "officer" && step.parts && step.assignee && !ownsStep(step, actor))
    return refuse("notYourStep", `Bạn làm một phần của bước này; ${step.assignee.name} chuyển bước khi các phần đã xong.`)
      .refusal;
  const asked = openConsultations(dossier).filter((one) => one.stepId === undefined || one.stepId === step.stepId);
  if (asked.length === 0) return undefined;
  const names = asked.map(({ agencyName }) => agencyName).join(", ");
  return refuse("waiting", `Còn chờ ý kiến của ${names}. Chuyển bước được khi các cơ quan đã trả lời hoặc hết thời hạn.`).refusal;
}

function complete(act: Act, step: StepRun, note: string): Decision {
  const { dossier, rules } = act;
  const definition = rules.revision.steps.find((one) => one.id === step.stepId);
  const lacking = definition?.needs.find((need) => !NEEDS[need].met(dossier));
  // A signature completes its step by itself.
  if (lacking === "approval") return refuse("wrongState", "Kết quả chưa được ký. Hãy ký duyệt, bước này xong cùng lúc.");
  if (lacking) return refuse("needMissing", NEEDS[lacking].say);
  const held =
    heldBack(act, step) ??
    proposalWaits(dossier) ??
    (definition?.needs.includes("draft") ? unconfirmed(dossier, rules.revision) : undefined);
  if (held) return { ok: false, refusal: held };
  if (dossier.finishedAt && isLastStep(act, step.stepId))
    return refuse("wrongState", "Đây là bước cuối. Hãy trả kết quả cho người dân để kết thúc hồ sơ.");
  const done = { type: "StepCompleted", stepId: step.stepId, note } as const;
  return { ok: true, events: [...claimFirst(act, step), done, ...advance(act, step.stepId)] };
}

/**
 * Chuyển lại: to any step done earlier on the way to this one, the one before when none is named. Whatever runs behind that step is closed and
 * done again; what others did stays in the history.
 */
function sendBack(act: Act, step: StepRun, command: Of<"sendBackStep">): Decision {
  const { dossier, rules } = act;
  const reason = command.reason.trim();
  if (dossier.result) return wrongState(dossier, "chuyển lại bước trước");
  if (!reason) return refuse("reasonMissing", "Hãy ghi lý do chuyển lại để người trước biết cần sửa gì.");
  const { steps } = rules.revision;
  const earlier = ancestorsOf(steps, step.stepId);
  const to = command.toStepId ?? latestOf(dossier, forerunners({ dossier, revision: rules.revision }, step.stepId));
  const target = steps.find(({ id }) => id === to);
  if (!target && command.toStepId === undefined)
    return refuse("wrongState", "Đây là bước đầu tiên, không có bước trước để chuyển lại.");
  if (!target || !earlier.has(target.id) || !dossier.steps.some(({ stepId }) => stepId === target.id))
    return refuse("notFound", "Chỉ chuyển lại được về một bước đã làm trước bước này. Hãy chọn lại.");
  const behind = descendantsOf(steps, target.id);
  const closed = openSteps(dossier)
    .filter(({ stepId }) => stepId === step.stepId || behind.has(stepId))
    .map(({ stepId }): DossierEvent => ({ type: "StepSentBack", stepId, toStepId: target.id, reason }));
  return {
    ok: true,
    events: [...claimFirst(act, step), ...closed, started(act, target, dossier.dueAt!), ...unstaffed(act, [target])],
  };
}

function latestOf(dossier: Dossier, ids: readonly string[]): string | undefined {
  return dossier.steps.findLast(({ stepId }) => ids.includes(stepId))?.stepId;
}

function recordCheck({ dossier, actor, now }: Act, command: Of<"recordCheck">): Decision {
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
