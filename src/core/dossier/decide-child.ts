import type { Act, ActingCommand } from "./act.ts";
import { advance } from "./advance.ts";
import { isOver } from "./children-of.ts";
import { openSteps } from "./open-steps.ts";
import { refuse, wrongState } from "./refusals.ts";
import { isEnded } from "./state-of.ts";
import type { ChildRef, Decision, DossierEvent } from "./types.ts";

type Of<T extends ActingCommand["type"]> = Extract<ActingCommand, { type: T }>;

/** Interlinked procedures (liên thông): what the citizen's dossier learns of those at other agencies. By the system only. */
export function decideChild(act: Act<Of<"linkChild" | "tellOfChild">>): Decision {
  const { command } = act;
  return command.type === "linkChild" ? link({ ...act, command }) : tell({ ...act, command });
}

/** The child was filed. One that comes after the parent has ended is refused, so that whoever filed it stops it. */
function link({ dossier, command: { child } }: Act<Of<"linkChild">>): Decision {
  if (dossier.children?.some(({ id }) => id === child.id)) return refuse("alreadyDone", `Đã nối hồ sơ con ${child.code}.`);
  if (isEnded(dossier) || dossier.finishedAt) return wrongState(dossier, "nối hồ sơ con");
  if (!openSteps(dossier).some(({ stepId }) => stepId === child.stepId)) {
    return refuse("wrongState", "Bước liên thông này không còn mở, nên không nối hồ sơ con vào được.");
  }
  return { ok: true, events: [{ type: "ChildLinked", child }] };
}

/**
 * News of a child. When it is over, its step is over too, well or not: a refusal there is stated and does not keep back what other agencies have
 * granted. When the other agency takes its ending back, the step is open again.
 */
function tell(act: Act<Of<"tellOfChild">>): Decision {
  const { dossier, command } = act;
  const { type: _, ...news } = command;
  const known = dossier.children?.find(({ id }) => id === news.childId);
  if (!known) return refuse("notFound", "Hồ sơ này không có hồ sơ con đó.");
  if (sameNews(known, news)) return refuse("alreadyDone", "Tin này đã được ghi.");
  const again = news.trouble !== undefined && news.trouble === known.trouble;
  const reopened = isOver(known) && !isOver(news);
  const told: DossierEvent = {
    type: "ChildTold",
    ...news,
    ...(again && { again: true }),
    ...(reopened && { reopened: true }),
  };
  const step = openSteps(dossier).find(({ stepId }) => stepId === known.stepId);
  // A child of an earlier run of the step ends nothing.
  const current = dossier.children?.findLast(({ stepId }) => stepId === known.stepId)?.id === known.id;
  if (!isOver(news) || !step?.child || !current || isEnded(dossier)) return { ok: true, events: [told] };
  const note = `${known.agencyName}: ${news.trouble ?? (news.result ? `đã có ${news.result.name}` : "đã xong")}`;
  return { ok: true, events: [told, { type: "StepCompleted", stepId: step.stepId, note }, ...advance(act, step.stepId)] };
}

function sameNews(known: ChildRef, news: Omit<Of<"tellOfChild">, "type">): boolean {
  return (
    known.state === news.state &&
    known.dueAt === news.dueAt &&
    known.trouble === news.trouble &&
    known.result?.file.sha256 === news.result?.file.sha256
  );
}
