import { isOver } from "./children-of.ts";
import { openSteps } from "./open-steps.ts";
import { isEnded, openConsultations, openPayment } from "./state-of.ts";
import type { Dossier, InstantText, Role, StepRun } from "./types.ts";

/**
 * Who has a dossier: `pool` whoever of a role and room takes it; `officer`, `substitute` during leave, `part` a share of a split step; `applicant`;
 * `leader` what only the leader decides; `agency` one that was asked; `coordination` the leader, as it fits no route; `child` an interlinked
 * agency.
 */
export type OwnerKind = "pool" | "officer" | "substitute" | "part" | "applicant" | "leader" | "agency" | "coordination" | "child";
export type Owner = {
  kind: OwnerKind;
  /** Name of the person or agency; "" for a pool and the leader, whom `role` and `unit` tell. */
  name: string;
  /** What is to be done. */
  what: string;
  since: InstantText;
  until?: InstantText;
  officerId?: string;
  agencyId?: string;
  role?: Role;
  unit?: string;
  stepId?: string;
  /** For whom a substitute works. */
  insteadOf?: string;
};

/**
 * Who has the dossier now, since when and until when. Every dossier that has not ended has at least one owner: nothing waits without one.
 * @param away whether an officer is on leave at this moment; when given, a substitute gives the step back to whoever has returned
 */
export function ownersOf(dossier: Dossier, away?: (officerId: string) => boolean): Owner[] {
  if (isEnded(dossier) || dossier.state === "draft") return [];
  const owners = [...fromApplicant(dossier), ...fromLeader(dossier), ...fromAgencies(dossier)];
  const waits = owners.some(({ kind }) => kind === "applicant" && !dossier.finishedAt);
  if (!dossier.receivedAt) return owners.length > 0 ? owners : [reception(dossier)];
  const working =
    waits || dossier.coordination
      ? []
      : openSteps(dossier).flatMap((step) => (step.child ? notYetFiled(dossier, step) : ownersOfStep(step, away)));
  const found = [...owners, ...working];
  if (found.some(({ kind }) => kind !== "applicant" || waits)) return found;
  return [...found, idle(dossier)];
}

function fromApplicant(dossier: Dossier): Owner[] {
  const { name } = dossier.applicant;
  const owner = (what: string, since: InstantText, until?: InstantText): Owner => ({
    kind: "applicant",
    name,
    what,
    since,
    ...(until && { until }),
  });
  const supplement = dossier.supplements.at(-1);
  if (supplement && !supplement.answeredAt) return [owner("bổ sung hồ sơ", supplement.requestedAt, supplement.answerBy)];
  const payment = openPayment(dossier);
  if (payment) return [owner(`nộp ${payment.name}`, payment.requestedAt, payment.payBy)];
  const { confirmation } = dossier;
  if (confirmation && !confirmation.answer && !confirmation.closedAt)
    return [owner("xác nhận dự thảo", confirmation.askedAt, confirmation.answerBy)];
  return dossier.finishedAt ? [owner("nhận kết quả", dossier.finishedAt)] : [];
}

function fromLeader(dossier: Dossier): Owner[] {
  const owners: Owner[] = [];
  const { coordination, extension, apology, proposal } = dossier;
  const leader = { name: "", role: "leader" } as const;
  if (coordination)
    owners.push({ kind: "coordination", ...leader, what: `điều phối: ${coordination.reason}`, since: coordination.since });
  if (proposal) owners.push({ kind: "leader", ...leader, what: "duyệt đề nghị bổ sung", since: proposal.proposedAt });
  for (const paper of [extension, apology])
    if (paper && !paper.signed && !dossier.finishedAt)
      owners.push({ kind: "leader", ...leader, what: "ký văn bản xin lỗi, gia hạn", since: paper.preparedAt });
  return owners;
}

function fromAgencies(dossier: Dossier): Owner[] {
  const asked = openConsultations(dossier).map(
    ({ agencyId, agencyName, askedAt, answerBy }): Owner => ({
      kind: "agency",
      name: agencyName,
      agencyId,
      what: "cho ý kiến",
      since: askedAt,
      until: answerBy,
    }),
  );
  const children = (dossier.children ?? []).filter(({ result, state }) => !result && !isOver({ state }));
  const open = openSteps(dossier);
  return [
    ...asked,
    ...children.flatMap(({ agencyId, agencyName, stepId, procedureName, dueAt, trouble }): Owner[] => {
      const since = open.find((step) => step.stepId === stepId)?.startedAt;
      const what = trouble ? `${procedureName} – ${trouble}` : procedureName;
      return since ? [{ kind: "child", name: agencyName, agencyId, what, since, ...(dueAt && { until: dueAt }) }] : [];
    }),
  ];
}

/** Another agency has it once its dossier is there; until then it is on the way. */
function notYetFiled({ children = [] }: Dossier, { stepId, name, startedAt, dueAt }: StepRun): Owner[] {
  if (children.some((child) => child.stepId === stepId && !isOver(child))) return [];
  return [{ kind: "child", name: "cơ quan liên thông", what: name, since: startedAt, until: dueAt, stepId }];
}

function reception(dossier: Dossier): Owner {
  const since = dossier.supplements.at(-1)?.answeredAt ?? dossier.submittedAt;
  return { kind: "pool", name: "", role: "receptionist", what: "tiếp nhận", since, until: dossier.intakeDueAt };
}

function ownersOfStep(step: StepRun, away: ((officerId: string) => boolean) | undefined): Owner[] {
  const { stepId, by, unit, name, assignee, substitute, startedAt, dueAt, parts = [] } = step;
  const common = { what: name, since: startedAt, until: dueAt, role: by, stepId, ...(unit && { unit }) };
  const left = parts.filter(({ completedAt }) => !completedAt);
  if (left.length > 0)
    return left.map((part) => ({
      ...common,
      kind: "part",
      name: part.assignee.name,
      officerId: part.assignee.officerId,
      what: `${name}: ${part.name}`,
    }));
  if (!assignee) return [{ ...common, kind: "pool", name: "" }];
  const { officerId } = substitute ?? assignee;
  if (substitute && (away?.(assignee.officerId) ?? true))
    return [{ ...common, kind: "substitute", name: substitute.name, officerId, insteadOf: assignee.name }];
  return [{ ...common, kind: "officer", name: assignee.name, officerId: assignee.officerId }];
}

/** Nothing runs and nobody is waited for: a result that no step hands over belongs to the counter, anything else to the leader. */
function idle(dossier: Dossier): Owner {
  if (dossier.finishedAt) return { kind: "pool", name: "", role: "receptionist", what: "trả kết quả", since: dossier.finishedAt };
  const since = dossier.steps.findLast(({ completedAt }) => completedAt)?.completedAt ?? dossier.receivedAt!;
  return { kind: "coordination", name: "", role: "leader", what: "điều phối", since };
}
