import { firstSteps, nextFor } from "../procedure/index.ts";
import type { Act, ActingCommand } from "./act.ts";
import { inPool, nobodysStep, runsOf, started, toCoordination, unstaffed } from "./advance.ts";
import { caseOf } from "./case-of.ts";
import { isUndecided } from "./decide-ending.ts";
import { openSteps } from "./open-steps.ts";
import { refuse, wrongState } from "./refusals.ts";
import { instantText, intakeDue, type Rules, resultDue } from "./rules.ts";
import { openConsultations } from "./state-of.ts";
import type { Decision, DossierEvent } from "./types.ts";

type RouteCommand = Extract<ActingCommand, { type: "route" }>;
type CoordinationCommand = RouteCommand | Extract<ActingCommand, { type: "sendToCoordination" }>;

/** Hàng đợi điều phối: what fits no route waits there, with its age and its owner, the leader. */
export function decideCoordination(act: Act<CoordinationCommand>): Decision {
  const { command, dossier } = act;
  const reason = command.reason.trim();
  if (command.type === "route") return route({ ...act, command }, reason);
  if (!isUndecided(dossier)) return wrongState(dossier, "chuyển vào hàng đợi điều phối");
  if (dossier.coordination) return refuse("alreadyDone", "Hồ sơ đang ở hàng đợi điều phối rồi.");
  if (!reason) return refuse("reasonMissing", "Hãy ghi vì sao chưa biết chuyển hồ sơ cho ai, để lãnh đạo điều phối.");
  return { ok: true, events: [toCoordination(reason)] };
}

function route(act: Act<RouteCommand>, reason: string): Decision {
  const { command, dossier } = act;
  if (!dossier.coordination) return refuse("wrongState", "Hồ sơ không ở hàng đợi điều phối. Hãy tải lại trang.");
  if (!reason) return refuse("reasonMissing", "Hãy ghi lý do điều phối để người nhận hiểu vì sao hồ sơ đến mình.");
  const { agencyId, agencyName } = command;
  if (agencyId === undefined || agencyId === dossier.agencyId) return goOn(act, reason);
  if (!agencyName?.trim()) return refuse("incomplete", "Hãy chọn cơ quan nhận hồ sơ trong danh sách.");
  return elsewhere(act, { agencyId, agencyName, reason });
}

/**
 * On in the process as it stands. Opinions that were asked for in vain no longer hold it up. Where no step is left, the last one begins again,
 * so that somebody has it.
 */
function goOn(act: Act, reason: string): Decision {
  const { actor, dossier, now, rules } = act;
  const at = instantText(now);
  const vain = openConsultations(dossier).filter(({ silence, answerBy }) => silence === "escalate" && answerBy <= at);
  const answered = vain.map(
    ({ id }): DossierEvent => ({
      type: "ConsultationAnswered",
      consultationId: id,
      answer: { kind: "silence", text: reason, at, by: actor.name },
    }),
  );
  const events: DossierEvent[] = [{ type: "Routed", reason }, ...answered];
  if (!dossier.receivedAt) return { ok: true, events };
  if (openSteps(dossier).length > 0) return nobodyCan(act, inPool(dossier)) ?? { ok: true, events };
  const { ready } = nextFor(rules.revision, runsOf(dossier), caseOf(dossier));
  const last = rules.revision.steps.find(({ id }) => id === dossier.steps.at(-1)?.stepId);
  const next = ready.length > 0 ? ready : last ? [last] : [];
  return nobodyCan(act, next) ?? { ok: true, events: [...events, ...next.map((step) => started(act, step, dossier.dueAt!))] };
}

/** What nobody here can take does not go back into a pool, where it would wait unseen. */
function nobodyCan(act: Pick<Act, "rules">, steps: Parameters<typeof nobodysStep>[1]): Decision | undefined {
  const alone = nobodysStep(act, steps);
  if (!alone) return undefined;
  return refuse(
    "wrongState",
    `Bước “${alone.name}” chưa có cán bộ nào của cơ quan nhận được. Hãy phân công hoặc nhận thay bước ấy, hoặc chuyển hồ sơ cho cơ quan khác.`,
  );
}

/**
 * To another agency, under its own clock: before reception its time to answer begins, afterwards the process begins there anew and the time of
 * the decision runs from now (TT 01/2018, NĐ 118/2025: from when the competent agency receives it).
 */
function elsewhere(act: Act<RouteCommand>, to: { agencyId: string; agencyName: string; reason: string }): Decision {
  const { dossier, now } = act;
  const { staffed: _, staffedElsewhere: staffed, ...common } = act.rules;
  const rules: Rules = { ...common, calendar: act.rules.elsewhere ?? act.rules.calendar, ...(staffed && { staffed }) };
  const first = firstSteps(rules.revision.steps)[0]!;
  const taker = dossier.receivedAt ? first.by : "receptionist";
  if (staffed && !staffed(taker, undefined) && !staffed("leader", undefined)) {
    return refuse(
      "wrongState",
      `${to.agencyName} hiện không có cán bộ nào nhận được hồ sơ trên hệ thống, nên hồ sơ sẽ nằm không. Hãy chọn cơ quan khác, hoặc nhờ quản trị mở tài khoản cho cơ quan ấy trước.`,
    );
  }
  if (!dossier.receivedAt) {
    const none = unstaffed({ rules }, [{ name: "Tiếp nhận", by: "receptionist" }]);
    return { ok: true, events: [{ type: "Routed", ...to, intakeDueAt: intakeDue(rules, now) }, ...none] };
  }
  const dueAt = resultDue(rules, dossier, now);
  return {
    ok: true,
    events: [
      { type: "Routed", ...to, dueAt, competentReceivedAt: instantText(now) },
      started({ rules, now }, first, dueAt),
      ...unstaffed({ rules }, [first]),
    ],
  };
}
