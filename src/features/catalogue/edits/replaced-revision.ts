import type { Revision } from "../../../core/procedure/types.ts";
import type { Services } from "../../../platform/services.ts";
import { historyOf, type RevisionEntry } from "../history/history-of.ts";
import { today } from "../revisions.ts";

/**
 * What an edit takes the place of on the day on which it comes into force, when it was not begun from that: somebody published meanwhile, and
 * publishing the edit as it is would undo that change without a word. undefined when the edit knows everything.
 * @param basedOn id of the revision that the edit was begun from, null when it was begun from none
 */
export async function unseenRevision(
  services: Pick<Services, "db" | "clock">,
  { code, effective }: Pick<Revision, "code" | "effective">,
  basedOn: string | null,
): Promise<RevisionEntry | undefined> {
  const from = [effective.from, today(services)].sort().at(-1)!;
  const present = (await historyOf(services, code, from)).find(({ state }) => state === "inForce");
  return present && present.id !== basedOn ? present : undefined;
}
