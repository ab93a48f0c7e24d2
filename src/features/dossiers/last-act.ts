import { BESIDE, evolve, type LastAct, type LoggedEvent, replay } from "../../core/dossier/index.ts";
import type { Services } from "../../platform/services.ts";
import { readEvents } from "./read-events.ts";
import { selectReceipts } from "./sql.ts";

/** More reminders than this do not stand between an act and its being taken back: its time is over by then. */
const MOST_BESIDE = 50;

/**
 * The last act on a dossier with what it changed, read from the log; reminders and other things that stand beside the work do not count.
 * @param events the whole log of the dossier, when the caller has it
 * @returns undefined when nothing was done since it was filed
 */
export async function lastAct(
  services: Pick<Services, "db">,
  dossierId: string,
  events?: readonly LoggedEvent[],
): Promise<LastAct | undefined> {
  const receipts = await selectReceipts(services.db, dossierId, MOST_BESIDE);
  const place = receipts.findIndex(({ command }) => !BESIDE.includes(command));
  const act = receipts[place];
  const previous = receipts[place + 1];
  if (!act || !previous || act.command === "submit") return undefined;
  const log = events ?? (await readEvents(services, dossierId));
  // Somebody acted between the two looks; whoever acts on this page is told so.
  if (log.length < act.version) return undefined;
  const start = previous.command === "submit" ? filed(log) : previous.version;
  const before = replay(log.slice(0, start));
  const after = log.slice(start, act.version).reduce(evolve, before);
  const { at, actor } = log[start]!;
  return { version: start + 1, command: act.command, actor, at, before, after };
}

/** How many events filing made, those of its routing too: they share its instant, and only the first is noted with its key. */
function filed(log: readonly LoggedEvent[]): number {
  const [first] = log;
  const others = log.findIndex(
    ({ at, actor }) => at !== first?.at || (actor.name !== first.actor.name && actor.kind !== "system"),
  );
  return others < 0 ? log.length : others;
}
