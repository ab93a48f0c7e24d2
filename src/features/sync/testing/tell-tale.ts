import type { Dossier, LoggedEvent } from "../../../core/dossier/index.ts";
import { evolve } from "../../../core/dossier/index.ts";
import { appendEvents, type ChainHead } from "../../../platform/log/index.ts";
import type { Services } from "../../../platform/services.ts";
import { writeOutbound } from "../write-outbound.ts";

/** Writes a log that was made by hand, act by act, with what each act means for the nation. */
export async function tellTale(services: Services, log: readonly LoggedEvent[]): Promise<void> {
  let before: Dossier | undefined;
  let head: ChainHead | undefined;
  for (let i = 0; i < log.length; ) {
    const first = log[i]!;
    const end = log.findIndex((one, place) => place > i && (one.at !== first.at || one.actor.name !== first.actor.name));
    const events = log.slice(i, end < 0 ? log.length : end);
    const after = events.reduce<Dossier | undefined>((dossier, one) => evolve(dossier, one), before)!;
    head = await services.db.transaction().execute(async (tx) => {
      const next = await appendEvents(tx, head, events.map(entryOf));
      await writeOutbound(services, tx, { before, after, events });
      return next;
    });
    before = after;
    i += events.length;
  }
}

function entryOf({ dossierId, version, at, actor, event }: LoggedEvent) {
  const { type, ...data } = event;
  return { dossierId, version, type, at, actor, onBehalfOf: null, data };
}
