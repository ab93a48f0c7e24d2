import type { Dossier, LoggedEvent } from "../../../core/dossier/index.ts";
import { type Heard, sentence } from "./heard.ts";

/** Sent back with a reason: to whoever did that step, and to those whose step ends by it; a proposal that the leader does not let go out. */
export function hearReturned(before: Dossier | undefined, { event, actor }: LoggedEvent): Heard[] {
  if (!before) return [];
  if (event.type === "ProposalDeclined") {
    const { proposal } = before;
    const body = `${actor.name}: ${sentence(event.reason)}`;
    return proposal
      ? [
          {
            kind: "returned",
            title: "Lãnh đạo không duyệt đề nghị bổ sung",
            body,
            to: [{ officerId: proposal.proposedBy.officerId }],
          },
        ]
      : [];
  }
  if (event.type !== "StepSentBack") return [];
  const body = `${actor.name} chuyển lại. Lý do: ${sentence(event.reason)}`;
  const target = before.steps.findLast(({ stepId, completedAt }) => stepId === event.toStepId && completedAt);
  const closed = before.steps.findLast(({ stepId, completedAt }) => stepId === event.stepId && !completedAt);
  const name = target?.name ?? event.toStepId;
  const doer = doerOf(target);
  const ended = doerOf(closed);
  return [
    ...(doer
      ? [{ kind: "returned" as const, title: `Hồ sơ bị chuyển lại bước “${name}”`, body, to: [{ officerId: doer }] }]
      : []),
    ...(ended && ended !== doer
      ? [
          {
            kind: "returned" as const,
            title: `Bước “${closed!.name}” dừng lại: hồ sơ quay về bước “${name}”`,
            body,
            to: [{ officerId: ended }],
          },
        ]
      : []),
  ];
}

const doerOf = (step: Dossier["steps"][number] | undefined): string | undefined =>
  (step?.substitute ?? step?.assignee)?.officerId;
