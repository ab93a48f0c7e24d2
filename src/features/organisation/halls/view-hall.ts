import { randomUUID } from "node:crypto";
import type { ServiceGroup } from "../../../core/tickets/index.ts";
import type { Services } from "../../../platform/services.ts";
import { defaultHall } from "../../tickets/index.ts";
import type { Counter } from "../types.ts";
import { insertCounters, insertHall, selectCounters, selectHall } from "./sql.ts";

/** The hall of an agency as administrators see it. `version` 0: still as law/queue.yaml proposes; the first change makes it the agency's own. */
export type HallView = { groups: ServiceGroup[]; counters: Counter[]; version: number };

export async function viewHall({ db }: Pick<Services, "db">, agencyId: string): Promise<HallView> {
  const own = await selectHall(db, agencyId);
  if (own) return { ...own, counters: await selectCounters(db, agencyId) };
  const proposed = defaultHall();
  const counters = proposed.counters.map((counter) => ({
    ...counter,
    id: String(counter.number),
    agencyId,
    what: "",
    version: 0,
  }));
  return { groups: proposed.services, counters, version: 0 };
}

/** Writes what was proposed down as the agency's own, so that a change changes one thing and leaves the rest. Safe to repeat. */
export async function ownHall(tx: Services["db"], agencyId: string): Promise<HallView> {
  const view = await viewHall({ db: tx }, agencyId);
  if (view.version > 0) return view;
  await insertHall(tx, agencyId, view.groups);
  await insertCounters(
    tx,
    view.counters.map((counter) => ({ ...counter, id: randomUUID() })),
  );
  return viewHall({ db: tx }, agencyId);
}
