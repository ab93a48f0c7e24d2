import type { Act, ActingCommand } from "./act.ts";
import { actingStep, asAssignee, claimFirst, inPool, unstaffed } from "./advance.ts";
import { fits, openSteps, ownsStep, standsIn, worksOn } from "./open-steps.ts";
import { refuse, wrongState } from "./refusals.ts";
import { isEnded } from "./state-of.ts";
import type { Decision, DossierEvent, StepPart, StepRun } from "./types.ts";

type Of<T extends ActingCommand["type"]> = Extract<ActingCommand, { type: T }>;
type AssignmentCommand = Of<"releaseStep" | "assignStep" | "takeOverStep" | "splitStep" | "completePart">;

/** Who does a step: taken back to the pool, given by the leader, taken over by the leader, shared among several. */
export function decideAssignment(act: Act<AssignmentCommand>): Decision {
  const { command, dossier } = act;
  const step = command.type === "completePart" ? stepOfPart(act, command) : actingStep(act);
  if (!step || isEnded(dossier)) return wrongState(dossier, "phân công việc");
  if (step.child)
    return refuse("wrongState", `Bước "${step.name}" do cơ quan liên thông làm, không phân công ở đây. Kết quả tự về hồ sơ này.`);
  switch (command.type) {
    case "releaseStep":
      return release(act, step);
    case "assignStep":
      return assign(act, step, command);
    case "takeOverStep":
      return takeOver(act, step, command.reason.trim());
    case "splitStep":
      return split(act, step, command);
    case "completePart":
      return completePart(act, step, command);
  }
}

function release(act: Act, step: StepRun): Decision {
  const { actor, dossier } = act;
  if (!step.assignee) return refuse("wrongState", `Bước "${step.name}" chưa ai nhận, đang ở nhóm chung.`);
  if (step.parts)
    return refuse("wrongState", "Bước này đã chia việc cho nhiều người. Hãy nhờ lãnh đạo phân công lại nếu bạn không làm được.");
  if (actor.kind === "officer" && !ownsStep(step, actor))
    return refuse("claimedByOther", `${step.assignee.name} đang giữ bước "${step.name}".`);
  const events: DossierEvent[] = [{ type: "StepReleased", stepId: step.stepId }];
  return { ok: true, events: [...events, ...(dossier.coordination ? [] : unstaffed(act, [step]))] };
}

/** Taking a step from somebody needs a reason; giving out what nobody has does not. */
function assign(act: Act, step: StepRun, { to, reason: said }: Of<"assignStep">): Decision {
  const reason = said.trim();
  if (!to && !step.assignee) return refuse("alreadyDone", `Bước "${step.name}" đang ở nhóm chung rồi.`);
  if (to && to.officerId === step.assignee?.officerId)
    return refuse("alreadyDone", `${step.assignee.name} đang giữ bước "${step.name}" rồi.`);
  if (step.assignee && !reason)
    return refuse("reasonMissing", `Hãy ghi lý do chuyển việc để ${step.assignee.name} biết vì sao việc không còn của mình.`);
  const assigned = { type: "StepAssigned", stepId: step.stepId, assignee: to && asAssignee(to), reason } as const;
  if (!to) return { ok: true, events: [assigned, ...(act.dossier.coordination ? [] : unstaffed(act, [step]))] };
  return { ok: true, events: placed(act, step, assigned) };
}

function takeOver(act: Act, step: StepRun, reason: string): Decision {
  const { actor } = act;
  if (actor.kind !== "officer") return wrongState(act.dossier, "nhận thay bước này");
  if (!step.assignee && !act.dossier.coordination && fits(step, actor))
    return refuse("wrongState", `Bước "${step.name}" đang ở nhóm chung của bạn. Hãy nhận việc.`);
  if (step.assignee?.officerId === actor.officerId) return refuse("alreadyDone", `Bạn đang giữ bước "${step.name}" rồi.`);
  if (!reason) return refuse("reasonMissing", "Hãy ghi lý do bạn nhận thay bước này.");
  const taken = { type: "StepAssigned", stepId: step.stepId, assignee: asAssignee(actor), reason, takenOver: true } as const;
  return { ok: true, events: placed(act, step, taken) };
}

/** A step of the coordination queue that somebody has is placed; another one that nobody can take keeps the dossier there. */
function placed(act: Act, step: StepRun, assigned: DossierEvent): DossierEvent[] {
  if (!act.dossier.coordination) return [assigned];
  const others = inPool(act.dossier).filter(({ stepId }) => stepId !== step.stepId);
  return [{ type: "Routed", reason: "Lãnh đạo đã phân công" }, assigned, ...unstaffed(act, others)];
}

/** Shared out, or shared out anew: shares that are done stay, those of somebody who cannot do them go to others. */
function split(act: Act, step: StepRun, command: Of<"splitStep">): Decision {
  const { actor } = act;
  const over = step.parts?.filter(({ completedAt }) => completedAt) ?? [];
  if (over.length > 0 && over.length === step.parts?.length)
    return refuse("alreadyDone", "Mọi phần việc đã xong. Hãy chuyển bước.");
  if (actor.kind === "officer" && step.assignee && !ownsStep(step, actor))
    return refuse("claimedByOther", `${step.assignee.name} đang giữ bước "${step.name}".`);
  const shares = command.parts.map(({ id, name, assignee }) => ({ id, name: name.trim(), assignee: asAssignee(assignee) }));
  const parts: StepPart[] = [...over, ...shares];
  if (parts.length < 2 || shares.length === 0)
    return refuse("incomplete", "Chia việc thì cần ít nhất hai phần, mỗi phần có người làm.");
  if (parts.some(({ name, assignee }) => !name || !assignee.officerId))
    return refuse("incomplete", "Mỗi phần việc cần ghi làm gì và chọn người làm.");
  if (new Set(parts.map(({ id }) => id)).size < parts.length)
    return refuse("incomplete", "Hai phần việc trùng mã. Hãy tải lại trang rồi chia lại.");
  return { ok: true, events: [...claimFirst(act, step), { type: "StepSplit", stepId: step.stepId, parts }] };
}

function stepOfPart({ dossier }: Act, { partId, stepId }: Of<"completePart">): StepRun | undefined {
  return openSteps(dossier).find(
    (step) => (stepId === undefined || step.stepId === stepId) && step.parts?.some(({ id }) => id === partId),
  );
}

function completePart({ actor }: Act, step: StepRun, command: Of<"completePart">): Decision {
  const part = step.parts!.find(({ id }) => id === command.partId)!;
  if (actor.kind !== "officer" || !(worksOn(step, actor) && standsIn(actor, part.assignee.officerId)))
    return refuse("notYourStep", `Phần “${part.name}” là việc của ${part.assignee.name}.`);
  if (part.completedAt) return refuse("alreadyDone", `Phần “${part.name}” đã xong rồi.`);
  return {
    ok: true,
    events: [{ type: "PartCompleted", stepId: step.stepId, partId: part.id, note: command.note.trim() }],
  };
}
