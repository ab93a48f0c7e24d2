import { type Dossier, type LoggedEvent, openSteps } from "../../../core/dossier/index.ts";
import { capitalised } from "../../../core/text/index.ts";
import { because, type Heard } from "./heard.ts";

/** A step, or a share of one, that somebody has by name. */
type Held = { key: string; what: string; officerId: string };

/** Work that came to somebody by name, or left them: given, taken over, shared out, handed over, back after an act was taken back. */
export function hearAssigned(before: Dossier | undefined, after: Dossier, { event, actor }: LoggedEvent): Heard[] {
  if (event.type !== "StepAssigned" && event.type !== "StepSplit" && event.type !== "ActUndone" && event.type !== "Succeeded")
    return [];
  const [had, has] = [before ? heldIn(before) : [], heldIn(after)];
  const reason = because(event.type === "StepSplit" ? "" : event.reason);
  const given = has.filter((one) => !had.some((other) => other.key === one.key));
  const news = given.map(({ what, officerId }): Heard => {
    const how = event.type === "ActUndone" ? `${actor.name} hủy một việc đã làm.` : `${actor.name} giao.`;
    return { kind: "assigned", title: `Bạn được giao ${what}`, body: `${how}${reason}`, to: [{ officerId }] };
  });
  if (event.type !== "StepAssigned" && event.type !== "Succeeded") return news;
  const lost = had.filter((one) => !has.some((other) => other.key === one.key));
  if (event.type === "Succeeded")
    return lost.map(({ what, officerId }): Heard => {
      const title = `${capitalised(what)} không còn của bạn`;
      return { kind: "assigned", title, body: `Việc về nhóm chung của nơi kế thừa.${reason}`, to: [{ officerId }] };
    });
  const now = event.assignee ? `${event.assignee.name} làm tiếp.` : "Việc về nhóm chung.";
  return [
    ...news,
    ...lost.map(({ what, officerId }): Heard => {
      const title = `${capitalised(what)} không còn của bạn`;
      return { kind: "assigned", title, body: `${actor.name} chuyển. ${now}${reason}`, to: [{ officerId }] };
    }),
  ];
}

function heldIn(dossier: Dossier): Held[] {
  return openSteps(dossier).flatMap(({ stepId, name, assignee, parts = [] }): Held[] => {
    const left = parts.filter(({ completedAt }) => !completedAt);
    if (left.length > 0)
      return left.map((part) => ({
        key: `${stepId} ${part.id} ${part.assignee.officerId}`,
        what: `phần “${part.name}” của bước “${name}”`,
        officerId: part.assignee.officerId,
      }));
    if (!assignee) return [];
    return [{ key: `${stepId} ${assignee.officerId}`, what: `bước “${name}”`, officerId: assignee.officerId }];
  });
}
