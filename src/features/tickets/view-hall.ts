import { callOrder, waitedMinutes } from "../../core/tickets/index.ts";
import type { Services } from "../../platform/services.ts";
import { waitingFor } from "./call-next.ts";
import { findHall } from "./find-hall.ts";
import { rulesOn, today } from "./law.ts";
import { selectAtCounter, selectCalls, selectEvents, selectInStates, selectSeats, selectTicket } from "./sql.ts";
import type { Call, Clerk, Hall, Seat, Ticket } from "./types.ts";

type Read = Pick<Services, "db" | "clock">;

/** Calls looked through for the five last numbers; a number that is called again counts once. */
const CALLS = 40;
const SHOWN = 5;

/** What the hall sees: who is called where now, and the last numbers. Nobody's name. */
export type Board = { seats: Seat[]; now: Ticket[]; last: Call[]; newest: Call | undefined; waiting: number };

export async function viewBoard(services: Read, agencyId: string): Promise<Board> {
  const place = { agencyId, day: today(services) };
  const [calls, now, waiting, seats] = await Promise.all([
    selectCalls(services.db, place, CALLS),
    selectInStates(services.db, place, ["called", "serving"]),
    selectInStates(services.db, place, ["waiting"]),
    selectSeats(services.db, place),
  ]);
  const isNewest = (call: Call, i: number) => calls.findIndex(({ ticketId }) => ticketId === call.ticketId) === i;
  const last = calls.filter(isNewest).slice(0, SHOWN);
  const open = seats.filter(({ officerId }) => officerId);
  return { seats: open, now, last, newest: calls[0], waiting: waiting.length };
}

/** A number with its place: how many would be called before it as the line stands, and minutes in line; `group`: what it is for, in words. */
export type TicketView = { ticket: Ticket; group: string; before: number; minutes: number; open: boolean };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @returns undefined when there is no such number */
export async function viewTicket(services: Read, id: string): Promise<TicketView | undefined> {
  const ticket = UUID.test(id) ? await selectTicket(services.db, id) : undefined;
  if (!ticket) return undefined;
  const now = services.clock.now().toString();
  const place = { agencyId: ticket.agencyId, day: ticket.day };
  const [events, waiting, seats, hall] = await Promise.all([
    selectEvents(services.db, id),
    selectInStates(services.db, place, ["waiting"]),
    selectSeats(services.db, place),
    findHall(services, ticket.agencyId),
  ]);
  const group = hall.services.find(({ letter }) => letter === ticket.service)?.name ?? ticket.service;
  const fitting = seats.filter(({ officerId, services: letters }) => officerId && letters.includes(ticket.service));
  const letters = new Set([ticket.service, ...fitting.flatMap((seat) => seat.services)]);
  const ask = { services: [...letters], now, rule: rulesOn(ticket.day).priority, ahead: 0 };
  const before = callOrder(waiting, ask).findIndex((one) => one.id === id);
  return { ticket, group, before: Math.max(0, before), minutes: waitedMinutes(events, now), open: fitting.length > 0 };
}

/** What a clerk sees of the line: the own counter, who is there, who waits for it in the order of the calls, and everybody else. */
export type ClerkView = {
  hall: Hall;
  seat: Seat | undefined;
  seats: Seat[];
  here: Ticket | undefined;
  line: Ticket[];
  others: Ticket[];
  absent: Ticket[];
};

export async function viewLine(services: Read, clerk: Clerk): Promise<ClerkView> {
  const place = { agencyId: clerk.agencyId, day: today(services) };
  const [seats, hall] = await Promise.all([selectSeats(services.db, place), findHall(services, clerk.agencyId)]);
  const seat = seats.find(({ officerId }) => officerId === clerk.officerId);
  const [waiting, absent, here] = await Promise.all([
    selectInStates(services.db, place, ["waiting"]),
    selectInStates(services.db, place, ["absent"]),
    seat ? selectAtCounter(services.db, place, seat.counter) : undefined,
  ]);
  const mine = seat ? waitingFor(waiting, seat, seats) : [];
  const letters = [...new Set(mine.map(({ service }) => service))];
  const now = services.clock.now().toString();
  const line = callOrder(mine, { services: letters, now, rule: rulesOn(place.day).priority, ahead: seat?.ahead ?? 0 });
  return { hall, seat, seats, here, line, others: waiting.filter((one) => !mine.includes(one)), absent };
}
