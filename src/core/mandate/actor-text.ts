import type { LoggedEvent } from "../dossier/types.ts";
import { mandateText } from "./words.ts";

/** Who did it, for timelines: "LÝ VĂN ANH, thay cho HOÀNG THỊ SỬU (ủy quyền đến 30/06/2027)". */
export function actorText({ actor, onBehalfOf }: Pick<LoggedEvent, "actor" | "onBehalfOf">): string {
  if (actor.kind !== "person" || !actor.actingFor) {
    return onBehalfOf ? `${actor.name}, thay cho ${onBehalfOf.name}` : actor.name;
  }
  return `${actor.name}, thay cho ${actor.actingFor.name} (${mandateText(actor.actingFor)})`;
}
