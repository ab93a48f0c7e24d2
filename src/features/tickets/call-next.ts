import { nextTicket, standsAhead } from "../../core/tickets/index.ts";
import type { Services } from "../../platform/services.ts";
import { inHall } from "./in-hall.ts";
import { rulesOn } from "./law.ts";
import {
  insertEvent,
  selectAtCounter,
  selectInStates,
  selectOfAct,
  selectSeats,
  selectTicket,
  setAhead,
  updateTicket,
} from "./sql.ts";
import type { Clerk, Seat, Ticket } from "./types.ts";

export type NextCalled = { ok: true; ticket: Ticket | undefined } | { ok: false; message: string };

/**
 * "Gọi số tiếp": finishes whoever sits at the clerk's counter and calls whose turn it is; `ticket` is undefined when nobody waits for this counter.
 * Of counters that call at the same moment each gets another number. Somebody who was called and did not come is dealt with first.
 */
export function callNext(services: Services, { clerk, key }: { clerk: Clerk; key: string }): Promise<NextCalled> {
  return inHall<NextCalled>(services, clerk.agencyId, async ({ tx, at, place }) => {
    const actKey = `next:${clerk.officerId}:${key}`;
    const before = await selectOfAct(tx, actKey);
    if (before) return { ok: true, ticket: before };
    const seats = await selectSeats(tx, place);
    const seat = seats.find(({ officerId }) => officerId === clerk.officerId);
    if (!seat) return { ok: false, message: "Hãy chọn quầy của bạn trước khi gọi số." };
    const officer = { officerId: clerk.officerId, name: clerk.name };
    const here = await selectAtCounter(tx, place, seat.counter);
    if (here?.state === "called")
      return { ok: false, message: `Số ${here.number} đang được gọi. Hãy chọn “Đã đến” hoặc “Vắng mặt” trước.` };
    if (here) {
      await insertEvent(tx, here.id, { kind: "finished", key: `${actKey}:finish`, at, officer, counter: seat.counter });
      await updateTicket(tx, here.id, { ...here, state: "done" });
    }
    const rule = rulesOn(place.day).priority;
    const waiting = waitingFor(await selectInStates(tx, place, ["waiting"]), seat, seats);
    const letters = [...new Set(waiting.map(({ service }) => service))];
    const next = nextTicket(waiting, { services: letters, now: at, rule, ahead: seat.ahead });
    if (!next) return { ok: true, ticket: undefined };
    await insertEvent(tx, next.id, { kind: "called", key: actKey, at, officer, counter: seat.counter, detail: { calls: 1 } });
    await updateTicket(tx, next.id, {
      ...next,
      state: "called",
      counter: seat.counter,
      forCounter: null,
      calledAt: at,
      calls: 1,
    });
    await setAhead(tx, place, seat.counter, standsAhead(next, rule) ? seat.ahead + 1 : 0);
    return { ok: true, ticket: await selectTicket(tx, next.id) };
  });
}

/** Whom a counter may call: of its groups, or passed on to it; a counter that is closed keeps nobody waiting. */
export function waitingFor(waiting: readonly Ticket[], { counter, services }: Seat, seats: readonly Seat[]): Ticket[] {
  const open = new Set(seats.filter(({ officerId }) => officerId).map((seat) => seat.counter));
  return waiting.filter(({ forCounter, service }) =>
    forCounter !== null && open.has(forCounter) ? forCounter === counter : services.includes(service),
  );
}
