import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, beforeEach, test } from "node:test";
import { officer } from "../../core/dossier/testing/library-card.ts";
import { waitedMinutes } from "../../core/tickets/index.ts";
import { fixedClock } from "../../platform/clock.ts";
import { type TestServices, testServices } from "../../platform/testing/test-services.ts";
import { openLibrary } from "../dossiers/testing/library.ts";
import {
  actOnTicket,
  answerHelp,
  askHelp,
  callNext,
  chooseCounter,
  endDays,
  findHelp,
  leaveCounter,
  listSeats,
  type TakeInput,
  type Ticket,
  type TicketAct,
  takeTicket,
  viewBoard,
  viewLine,
  viewTicket,
  waitingByDay,
  waitingByHour,
  waitsOfHour,
} from "./index.ts";
import { selectEvents } from "./sql.ts";

const HERE = "H60.30.12";
const clock = fixedClock("2026-11-17T01:00:00Z");
let made: TestServices;
let day = 0;
before(async () => {
  made = await testServices({ clock });
  await openLibrary(made.services);
});
after(() => made.close());
/** Each test has a day of its own. */
beforeEach(() => {
  day++;
  at(0);
});

const clerkOf = (n: number, more: object = {}) =>
  officer("receptionist", { officerId: `00000000-0000-4000-8000-0000000000c${n}`, name: `Cán bộ ${n}`, agencyId: HERE, ...more });
const [lan, mai] = [clerkOf(1), clerkOf(2)];
/** Minutes after 08:00. */
const at = (minutes: number) =>
  clock.set(
    Temporal.Instant.from("2026-11-17T01:00:00Z")
      .add({ hours: 24 * day, minutes })
      .toString(),
  );
const dayText = () => clock.now().toZonedDateTimeISO("Asia/Ho_Chi_Minh").toPlainDate().toString();

async function take(more: Partial<TakeInput> = {}): Promise<Ticket> {
  const taken = await takeTicket(made.services, { agencyId: HERE, service: "A", key: randomUUID(), ...more });
  if (!taken.ok) throw new Error(taken.message);
  return taken.ticket;
}
async function next(clerk = lan): Promise<Ticket | undefined> {
  const called = await callNext(made.services, { clerk, key: randomUUID() });
  if (!called.ok) throw new Error(called.message);
  return called.ticket;
}
const act = (ticket: Ticket, what: TicketAct, clerk = lan) =>
  actOnTicket(made.services, { clerk, ticketId: ticket.id, act: what, key: randomUUID() });
async function done(ticket: Ticket, what: TicketAct, clerk = lan): Promise<Ticket> {
  const outcome = await act(ticket, what, clerk);
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.ticket;
}
const sit = (clerk = lan, counter = 1, letters = ["A", "B", "C"]) => chooseCounter(made.services, { clerk, counter, letters });

test("two kiosks at once: no gap, no duplicate; the same press gives one number; every day and agency begins anew", async () => {
  const many = await Promise.all(Array.from({ length: 12 }, () => take()));
  assert.deepEqual(
    many.map(({ number }) => number).sort(),
    Array.from({ length: 12 }, (_, i) => `A${String(i + 1).padStart(3, "0")}`),
  );
  const key = randomUUID();
  const twice = await Promise.all([take({ key }), take({ key })]);
  assert.equal(twice[0].id, twice[1].id);
  assert.equal(twice[0].number, "A013");
  assert.equal((await take()).number, "A014");
  assert.equal((await take({ service: "B" })).number, "B001");
  assert.equal((await take({ priority: "old" })).number, "UT001");
  assert.equal((await take({ hour: "9:30" })).number, "HN001");
  assert.equal((await take({ agencyId: "H60.30.13" })).number, "A001");
  day++;
  at(0);
  assert.equal((await take()).number, "A001");
});

test("what cannot be taken is refused with what to do", async () => {
  const refused = async (more: Partial<TakeInput>) => {
    const taken = await takeTicket(made.services, { agencyId: HERE, service: "A", key: randomUUID(), ...more });
    return taken.ok ? "taken" : taken.message;
  };
  assert.match(await refused({ service: "Z" }), /nhóm việc/);
  assert.match(await refused({ agencyId: "H99" }), /Không có cơ quan/);
  assert.match(await refused({ hour: "25:00" }), /Giờ hẹn gõ như 08:30/);
  assert.match(await refused({ procedureCode: "9.999999" }), /Không có thủ tục/);
});

test("counters that call at the same moment never get the same number", async () => {
  const counters = [1, 2, 3, 4, 5].map((n) => clerkOf(n));
  await Promise.all(counters.map((clerk, i) => sit(clerk, i + 1)));
  for (let i = 0; i < 4; i++) await take();
  const called = await Promise.all(counters.map((clerk) => next(clerk)));
  const numbers = called.flatMap((ticket) => (ticket ? [ticket.number] : []));
  assert.deepEqual(numbers.sort(), ["A001", "A002", "A003", "A004"]);
  assert.equal(called.filter((ticket) => !ticket).length, 1, "one counter finds nobody");
});

test("one press, however often it is sent, calls one number; who was called is dealt with before the next", async () => {
  assert.deepEqual(await callNext(made.services, { clerk: lan, key: "k" }), {
    ok: false,
    message: "Hãy chọn quầy của bạn trước khi gọi số.",
  });
  await sit();
  const [first] = [await take(), await take()];
  const key = randomUUID();
  const twice = await Promise.all([callNext(made.services, { clerk: lan, key }), callNext(made.services, { clerk: lan, key })]);
  for (const one of twice) assert.equal(one.ok && one.ticket?.id, first?.id);
  const refused = await callNext(made.services, { clerk: lan, key: randomUUID() });
  assert.match(refused.ok ? "" : refused.message, /Số A001 đang được gọi/);
  await done(first!, { type: "callAgain" });
  assert.equal((await done(first!, { type: "callAgain" })).calls, 3);
  await done(first!, { type: "start" });
  assert.equal((await next())?.number, "A002", "calling the next finishes the one before");
  assert.equal((await viewTicket(made.services, first!.id))?.ticket.state, "done");
  assert.match(JSON.stringify(await act(first!, { type: "start" })), /đã xong/);
});

test("priority goes ahead and starves nobody", async () => {
  await sit();
  for (const priority of [undefined, undefined, "old", "disabled", "child"] as const) await take(priority ? { priority } : {});
  const order: string[] = [];
  for (let i = 0; i < 5; i++) {
    const ticket = await next();
    order.push(ticket!.number);
    await done(ticket!, { type: "start" });
  }
  assert.deepEqual(order, ["UT001", "UT002", "A001", "UT003", "A002"]);
  assert.equal(await next(), undefined);
});

test("the clerk sees who has priority: from then on that person stands ahead, with the number of before", async () => {
  await sit();
  const [, second] = [await take(), await take()];
  assert.equal((await done(second, { type: "prioritise", priority: "old" })).number, "A002");
  assert.equal((await next())?.id, second.id);
  assert.match(JSON.stringify(await act(second, { type: "prioritise", priority: "old" })), /đang được gọi/);
});

test("passed on, the place in the line and the waiting are kept; a closed counter keeps nobody waiting", async () => {
  await sit(lan, 1, ["A"]);
  await sit(mai, 2, ["B"]);
  const first = await take();
  at(5);
  const b = await take({ service: "B" });
  at(10);
  await next();
  assert.match(JSON.stringify(await act(first, { type: "finish" }, mai)), /không phải quầy của bạn/);
  assert.match(JSON.stringify(await act(first, { type: "transfer" })), /nhóm việc khác/);
  assert.match(JSON.stringify(await act(first, { type: "transfer", counter: 5 })), /Quầy 5 hôm nay chưa mở/);
  const moved = await done(first, { type: "transfer", service: "B" });
  assert.equal(moved.number, "A001");
  at(12);
  assert.equal((await next(mai))?.id, first.id, "before those who came later");
  assert.equal((await viewTicket(made.services, first.id))?.minutes, 12);
  const to = await done(b, { type: "transfer", counter: 1 });
  assert.equal(to.forCounter, 1);
  assert.equal((await viewLine(made.services, mai)).line.length, 0);
  assert.equal((await viewLine(made.services, lan)).line[0]?.id, b.id);
  assert.deepEqual(await leaveCounter(made.services, lan), { ok: true });
  assert.equal((await viewLine(made.services, mai)).line[0]?.id, b.id);
});

test("who does not come is put down as absent and may come back, behind those who wait", async () => {
  await sit();
  const [first, second] = [await take(), await take()];
  await next();
  await done(first, { type: "absent" });
  assert.deepEqual(
    (await viewLine(made.services, lan)).absent.map(({ id }) => id),
    [first.id],
  );
  at(3);
  await done(first, { type: "return" });
  assert.equal((await next())?.id, second.id);
  await done(second, { type: "start" });
  assert.equal((await next())?.id, first.id);
});

test("a counter belongs to one officer a day, is taken over, and is closed only when empty", async () => {
  assert.equal((await sit(lan, 99)).ok, false);
  assert.equal((await sit(lan, 1, [])).ok, false);
  await sit(lan, 1);
  await sit(mai, 1);
  const seats = await listSeats(made.services, HERE);
  assert.equal(seats.length, 1);
  assert.equal(seats[0]?.officerId, mai.officerId);
  await take();
  await next(mai);
  assert.equal((await leaveCounter(made.services, mai)).ok, false);
  assert.equal((await sit(mai, 2)).ok, false, "somebody sits at the first");
  assert.equal(
    (await next(lan).catch((error: Error) => error.message)) as unknown as string,
    "Hãy chọn quầy của bạn trước khi gọi số.",
  );
});

test("the board: who is called where, the last five, nobody twice", async () => {
  await sit();
  for (let i = 0; i < 7; i++) {
    const ticket = await take();
    await next();
    await done(ticket, { type: "start" });
  }
  const last = await take();
  await next();
  await done(last, { type: "callAgain" });
  const board = await viewBoard(made.services, HERE);
  assert.deepEqual(
    board.last.map(({ number }) => number),
    ["A008", "A007", "A006", "A005", "A004"],
  );
  assert.deepEqual([board.newest?.kind, board.newest?.calls, board.now[0]?.number, board.waiting], ["recalled", 2, "A008", 0]);
});

test("how many come before: with the interleaving, over everything the counter serves", async () => {
  const first = await take();
  const second = await take();
  assert.deepEqual(pick(await viewTicket(made.services, second.id)), [1, false]);
  await sit();
  await take({ priority: "old" });
  await take({ service: "B" });
  assert.deepEqual(pick(await viewTicket(made.services, first.id)), [1, true]);
  assert.deepEqual(pick(await viewTicket(made.services, second.id)), [2, true]);
  assert.equal(await viewTicket(made.services, randomUUID()), undefined);
  assert.equal(await viewTicket(made.services, "x"), undefined);
});
const pick = (view: Awaited<ReturnType<typeof viewTicket>>) => [view?.before, view?.open];

test("waiting times: figures by hour and day are those of the events; the denominator are those who were served", async () => {
  await sit();
  const [quick, slow, gone] = [await take(), await take(), await take()];
  at(15);
  await next();
  await done(quick, { type: "start" });
  at(40);
  await next();
  await done(slow, { type: "start" });
  await next();
  await done(gone, { type: "absent" });
  at(60);
  await take();
  const figures = await waitingByHour(made.services, HERE, dayText());
  const eight = { part: "08", issued: 3, served: 2, within: 1, medianMinutes: 27.5, waiting: 0, absent: 1, unserved: 0 };
  const nine = { part: "09", issued: 1, served: 0, within: 0, medianMinutes: null, waiting: 1, absent: 0, unserved: 0 };
  assert.deepEqual(figures, [eight, nine]);
  const lines = await waitsOfHour(made.services, HERE, dayText(), "08");
  assert.deepEqual(
    lines.map(({ number, minutes, served }) => [number, minutes, served]),
    [
      ["A002", 40, true],
      ["A003", 40, false],
      ["A001", 15, true],
    ],
  );
  for (const [ticket, minutes] of [
    [quick, 15],
    [slow, 40],
  ] as const)
    assert.equal(waitedMinutes(await selectEvents(made.services.db, ticket.id), clock.now().toString()), minutes);
  const [byDay] = await waitingByDay(made.services, HERE, { from: dayText(), to: dayText() });
  assert.deepEqual([byDay?.part, byDay?.issued, byDay?.served, byDay?.within], [dayText(), 4, 2, 1]);
});

test("the day ends by itself: who still waits was not served, and the number is no use tomorrow", async () => {
  await sit();
  const [served, left] = [await take(), await take()];
  await next();
  await done(served, { type: "start" });
  const yesterday = dayText();
  day++;
  at(0);
  assert.match(JSON.stringify(await act(left, { type: "transfer", service: "B" })), /của ngày khác/);
  assert.deepEqual((await viewLine(made.services, lan)).line, []);
  assert.ok((await endDays(made.services)) >= 2);
  assert.equal(await endDays(made.services), 0);
  const [figures] = await waitingByDay(made.services, HERE, { from: yesterday, to: yesterday });
  assert.deepEqual([figures?.served, figures?.unserved, figures?.waiting], [1, 1, 0]);
});

test("numbers of another agency are nobody else's", async () => {
  const ticket = await take();
  const stranger = clerkOf(9, { agencyId: "H60.30.13" });
  assert.match(JSON.stringify(await act(ticket, { type: "transfer", service: "B" }, stranger)), /Không có số này/);
});

test("somebody at the kiosk asks for a person: one call until somebody went", async () => {
  await askHelp(made.services, HERE);
  await askHelp(made.services, HERE);
  assert.ok(await findHelp(made.services, HERE));
  assert.equal(await findHelp(made.services, "H60.30.13"), undefined);
  await answerHelp(made.services, lan);
  assert.equal(await findHelp(made.services, HERE), undefined);
  await askHelp(made.services, HERE);
  assert.ok(await findHelp(made.services, HERE));
});
