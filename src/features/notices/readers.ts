import { type Dossier, evolve, type LoggedEvent } from "../../core/dossier/index.ts";
import type { PlacedEntry, Reader } from "../../platform/log/index.ts";
import type { Services } from "../../platform/services.ts";
import { eventOf, readEvents } from "../dossiers/index.ts";
import { lookAgain } from "./due/sql.ts";
import { hearAnswered } from "./telling/hear-answered.ts";
import { hearAssigned } from "./telling/hear-assigned.ts";
import { hearPool } from "./telling/hear-pool.ts";
import { hearReminded } from "./telling/hear-reminded.ts";
import { hearReturned } from "./telling/hear-returned.ts";
import type { Heard } from "./telling/heard.ts";
import { type Around, aroundOf } from "./telling/posts.ts";
import { receiversOf } from "./telling/receivers.ts";
import { tell } from "./telling/tell.ts";

/**
 * Reads the log and tells officers what came to them. Notices and cursor are committed together, and each cause tells an officer once, so nothing is
 * lost and nothing told twice. A dossier is folded up to each event: what it meant does not depend on when it is read.
 */
export function readers(services: Services): Reader[] {
  return [
    {
      name: "notices",
      handle: async (tx, entries) => {
        const here = { ...services, db: tx };
        for (const [dossierId, own] of byDossier(entries)) await hear(here, dossierId, own);
        await lookAgain(tx, [...new Set(entries.map((entry) => entry.dossierId))], services.clock.now().toString());
      },
    },
  ];
}

function byDossier(entries: readonly PlacedEntry[]): Map<string, PlacedEntry[]> {
  const found = new Map<string, PlacedEntry[]>();
  for (const entry of entries) found.set(entry.dossierId, [...(found.get(entry.dossierId) ?? []), entry]);
  return found;
}

async function hear(services: Services, dossierId: string, entries: readonly PlacedEntry[]): Promise<void> {
  const versions = new Set(entries.map(eventOf).map(({ version }) => version));
  const log = await readEvents(services, dossierId);
  const states = foldEach(log);
  const latest = states.at(-1);
  if (!latest) return;
  let around: Around | undefined;
  for (const [place, logged] of log.entries()) {
    if (!versions.has(logged.version)) continue;
    const [before, after] = [states[place - 1], states[place]!];
    const earlier = log.slice(0, place);
    const heard = [
      ...hearReturned(before, logged),
      ...hearAssigned(before, after, logged),
      ...hearReminded(logged),
      ...hearAnswered(before, after, logged, earlier),
      ...hearPool(before, after, latest, logged),
    ];
    if (heard.length === 0) continue;
    around ??= await aroundOf(services, latest);
    await tellEach(services, { around, latest, logged, heard, known: returnedTo(logged, earlier, states) });
  }
}

function foldEach(log: readonly LoggedEvent[]): Dossier[] {
  const states: Dossier[] = [];
  for (const logged of log) states.push(evolve(states.at(-1), logged));
  return states;
}

type Told = { around: Around; latest: Dossier; logged: LoggedEvent; heard: readonly Heard[]; known: readonly string[] };

/** Nobody is told of what they did, and of one event each is told the first thing that is for them. */
async function tellEach(services: Services, { around, latest, logged, heard, known }: Told): Promise<void> {
  const { actor, at, version } = logged;
  const told = new Set([...known, ...(actor.kind === "officer" ? [actor.officerId] : [])]);
  for (const { to, ...words } of heard) {
    const receivers = receiversOf(around, latest, to).filter(({ officerId }) => !told.has(officerId));
    for (const { officerId } of receivers) told.add(officerId);
    await tell(services, { ...words, dossierId: latest.id, cause: `event ${version}`, at, receivers });
  }
}

/** The step that begins because it was sent back is no news to whoever was told so in the same act. */
function returnedTo({ event, at }: LoggedEvent, earlier: readonly LoggedEvent[], states: readonly Dossier[]): string[] {
  if (event.type !== "StepStarted") return [];
  return earlier.flatMap((one, place) => {
    if (one.at !== at || one.event.type !== "StepSentBack" || one.event.toStepId !== event.stepId) return [];
    return hearReturned(states[place - 1], one).flatMap(({ to }) =>
      to.flatMap((each) => ("officerId" in each ? [each.officerId] : [])),
    );
  });
}
