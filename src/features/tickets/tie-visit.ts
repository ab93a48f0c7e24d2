import type { Services } from "../../platform/services.ts";
import { inHall } from "./in-hall.ts";
import { insertEvent, selectAtCounter, selectOfAct, selectSeats, updateTicket } from "./sql.ts";
import type { Clerk } from "./types.ts";

/**
 * Whoever was called to the clerk's counter is the one for whom the clerk opens a visit (features/counter): with it the number counts as having come.
 * Nothing happens without a counter or without anybody there. Safe to repeat.
 */
export function tieVisit(services: Services, { clerk, visitId }: { clerk: Clerk; visitId: string }): Promise<void> {
  return inHall(services, clerk.agencyId, async ({ tx, at, place }) => {
    const key = `visit:${visitId}`;
    const seat = (await selectSeats(tx, place)).find(({ officerId }) => officerId === clerk.officerId);
    const here = seat && (await selectAtCounter(tx, place, seat.counter));
    if (!here || (await selectOfAct(tx, key))) return;
    const event = { at, counter: here.counter, officer: { officerId: clerk.officerId, name: clerk.name } };
    if (here.state === "called") await insertEvent(tx, here.id, { ...event, kind: "started", key: `${key}:start` });
    await insertEvent(tx, here.id, { ...event, kind: "visit", key, detail: { visitId } });
    await updateTicket(tx, here.id, { ...here, state: "serving", visitId });
  });
}
