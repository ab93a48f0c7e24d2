import { replay } from "../../core/dossier/index.ts";
import type { Reader } from "../../platform/log/index.ts";
import type { Services } from "../../platform/services.ts";
import { eventOf, readEvents } from "../dossiers/index.ts";
import { kindsOf } from "./facts-of.ts";
import { giveNumber } from "./give-number.ts";
import { seriesOf } from "./paper-numbers.ts";

/** Reads the log and gives papers their numbers in the order in which the acts happened, whoever prints them first. */
export function readers(services: Services): Reader[] {
  return [
    {
      name: "papers",
      handle: async (tx, entries) => {
        for (const entry of entries) {
          const fact = eventOf(entry);
          const kinds = kindsOf(fact.event.type).filter((kind) => seriesOf(kind));
          if (kinds.length === 0) continue;
          const events = await readEvents({ ...services, db: tx }, fact.dossierId);
          const dossier = replay(events.filter(({ version }) => version <= fact.version));
          for (const kind of kinds) await giveNumber(tx, { kind, fact, dossier }, services.clock.now().toString());
        }
      },
    },
  ];
}
