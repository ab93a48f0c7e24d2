import type { LoggedEvent } from "../../../core/dossier/index.ts";
import { type Heard, sentence } from "./heard.ts";

/** Somebody of the office asks whoever has a step to go on with it; a word that came with it is told. */
export function hearReminded({ event, actor }: LoggedEvent): Heard[] {
  if (event.type !== "Reminded" || event.reminder.whom !== "officer") return [];
  const { to = [], note } = event.reminder;
  if (to.length === 0) return [];
  const body = note ? `${actor.name} nhắn: ${sentence(note)}` : `${actor.name} nhắc.`;
  return [{ kind: "assigned", title: "Bạn được nhắc về hồ sơ này", body, to: to.map(({ officerId }) => ({ officerId })) }];
}
