import type { Priority } from "../../core/tickets/index.ts";
import type { Services } from "../../platform/services.ts";
import { findHall } from "./find-hall.ts";
import { inHall } from "./in-hall.ts";
import { rulesOn } from "./law.ts";
import { insertEvent, selectOfAct, selectSeats, selectTicket, type TicketChange, updateTicket } from "./sql.ts";
import type { Clerk, Hall, NewEvent, Seat, Ticket, TicketOutcome } from "./types.ts";

/** `prioritise`: the clerk sees what the kiosk was not told; the number stays. `transfer`: to another group, another counter, or both; the place in the line and the waiting time are kept. */
export type TicketAct =
  | { type: "callAgain" | "start" | "absent" | "finish" | "return" }
  | { type: "prioritise"; priority: Priority }
  | { type: "transfer"; service?: string | undefined; counter?: number | undefined };

type Step = { event: Omit<NewEvent, "key" | "at">; change: Partial<TicketChange> };
type Decided = { ok: true; step: Step } | { ok: false; message: string };

export type ActInput = { clerk: Clerk; ticketId: string; act: TicketAct; key: string };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Does something with a number of today at the clerk's agency. The same act sent twice happens once. */
export function actOnTicket(services: Services, { clerk, ticketId, act, key }: ActInput): Promise<TicketOutcome> {
  return inHall<TicketOutcome>(services, clerk.agencyId, async ({ tx, at, place }) => {
    const actKey = `${act.type}:${clerk.officerId}:${key}`;
    const before = await selectOfAct(tx, actKey);
    if (before) return { ok: true, ticket: before };
    const ticket = UUID.test(ticketId) ? await selectTicket(tx, ticketId) : undefined;
    if (!ticket || ticket.agencyId !== clerk.agencyId) return { ok: false, message: "Không có số này ở cơ quan của bạn." };
    if (ticket.day !== place.day) return { ok: false, message: `Số ${ticket.number} là của ngày khác nên không dùng nữa.` };
    const seats = await selectSeats(tx, place);
    const hall = await findHall({ db: tx }, ticket.agencyId);
    const decided = decide(ticket, act, { clerk, seats, at, hall });
    if (!decided.ok) return decided;
    const { event, change } = decided.step;
    await insertEvent(tx, ticket.id, { ...event, key: actKey, at, officer: { officerId: clerk.officerId, name: clerk.name } });
    await updateTicket(tx, ticket.id, { ...ticket, ...change });
    return { ok: true, ticket: (await selectTicket(tx, ticket.id))! };
  });
}

type Around = { clerk: Clerk; seats: readonly Seat[]; at: string; hall: Hall };

function decide(ticket: Ticket, act: TicketAct, around: Around): Decided {
  const { clerk, seats, at } = around;
  const { number, state, counter, calls } = ticket;
  const mine = seats.some((seat) => seat.officerId === clerk.officerId && seat.counter === counter);
  const wrong = (message: string): Decided => ({ ok: false, message });
  const now = (): Decided => wrong(`Số ${number} ${STATES[state]}. Màn hình đã được cập nhật; hãy xem lại.`);
  const step = (event: Step["event"], change: Step["change"]): Decided => ({
    ok: true,
    step: { event: { counter, ...event }, change },
  });
  if (["called", "serving"].includes(state) && !mine)
    return wrong(`Số ${number} đang ở quầy ${counter}, không phải quầy của bạn.`);
  switch (act.type) {
    case "callAgain":
      return state === "called" ? step({ kind: "recalled", detail: { calls: calls + 1 } }, { calls: calls + 1 }) : now();
    case "start":
      return state === "called" ? step({ kind: "started" }, { state: "serving" }) : now();
    case "absent":
      return state === "called" ? step({ kind: "absent" }, { state: "absent", calledAt: null }) : now();
    case "finish":
      return state === "serving" ? step({ kind: "finished" }, { state: "done" }) : now();
    case "return":
      return state === "absent" ? step({ kind: "returned" }, { ...BACK, inLineAt: at }) : now();
    case "prioritise":
      if (!rulesOn(ticket.day).priority.groups.includes(act.priority)) return wrong("Hãy chọn một diện ưu tiên trong danh sách.");
      return state === "waiting"
        ? step({ kind: "prioritised", detail: { priority: act.priority } }, { priority: act.priority })
        : now();
    case "transfer":
      return ["waiting", "called", "serving"].includes(state) ? transfer(ticket, act, around) : now();
  }
}

const BACK = { state: "waiting", counter: null, calledAt: null, calls: 0 } as const;

const STATES = {
  waiting: "đang chờ",
  called: "đang được gọi",
  serving: "đang làm việc ở quầy",
  done: "đã xong",
  absent: "đã ghi vắng mặt",
  ended: "đã hết ngày",
} as const satisfies Record<Ticket["state"], string>;

function transfer(ticket: Ticket, to: Extract<TicketAct, { type: "transfer" }>, { seats, hall }: Around): Decided {
  const service = to.service || ticket.service;
  const target =
    to.counter === undefined ? undefined : seats.find(({ counter, officerId }) => counter === to.counter && officerId);
  if (!hall.services.some(({ letter }) => letter === service))
    return { ok: false, message: "Hãy chọn một nhóm việc của cơ quan." };
  if (to.counter !== undefined && !target)
    return { ok: false, message: `Quầy ${to.counter} hôm nay chưa mở. Hãy chọn quầy khác hoặc chỉ chọn nhóm việc.` };
  if (service === ticket.service && !target)
    return { ok: false, message: "Hãy chọn nhóm việc khác hoặc một quầy để chuyển đến." };
  if (target && target.counter === ticket.counter) return { ok: false, message: "Người này đang ở chính quầy đó." };
  const forCounter = target?.counter ?? null;
  const detail = { service, ...(forCounter !== null && { forCounter }) };
  return {
    ok: true,
    step: { event: { kind: "transferred", counter: ticket.counter, detail }, change: { ...BACK, service, forCounter } },
  };
}
