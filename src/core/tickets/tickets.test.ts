import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  callOrder,
  nextTicket,
  numberText,
  PRIORITIES,
  parseQueueLaw,
  queueRulesOn,
  seriesOf,
  standsAhead,
  type TicketEvent,
  type Waiting,
  waitedMinutes,
  waitedTooLong,
} from "./index.ts";

const rule = { run: 2, lateMinutes: 15 };
const at = (minute: number): string => Temporal.Instant.from("2026-11-17T00:00:00Z").add({ minutes: minute }).toString();
const one = (id: string, minute: number, more: Partial<Waiting> = {}): Waiting => ({
  id,
  service: "A",
  priority: null,
  appointmentAt: null,
  issuedAt: at(minute),
  inLineAt: at(minute),
  place: minute,
  ...more,
});
const old = { priority: "old" } as const;
const ask = { services: ["A"], now: at(60), rule, ahead: 0 };
const ids = (line: readonly Waiting[]): string => line.map(({ id }) => id).join(" ");

test("first come, first called; only what the counter serves", () => {
  const line = [one("b", 2), one("a", 1), one("c", 0, { service: "B" })];
  assert.equal(nextTicket(line, ask)?.id, "a");
  assert.equal(nextTicket(line, { ...ask, services: ["B"] })?.id, "c");
  assert.equal(nextTicket(line, { ...ask, services: ["C"] }), undefined);
  assert.equal(nextTicket([], ask), undefined);
});

test("priority goes ahead, two in a row at most while others wait", () => {
  const line = [one("1", 1), one("2", 2), one("p", 3, old), one("q", 4, old), one("r", 5, old)];
  assert.equal(ids(callOrder(line, ask)), "p q 1 r 2");
  assert.equal(ids(callOrder(line, { ...ask, ahead: 2 })), "1 p q 2 r");
  assert.equal(ids(callOrder(line.slice(2), { ...ask, ahead: 2 })), "p q r", "nobody else waits");
});

test("an agreed hour: called from then on, early only before an empty line, lost when late", () => {
  const agreed = { appointmentAt: at(60) };
  const line = [one("1", 1), one("h", 50, agreed)];
  assert.equal(nextTicket(line, { ...ask, now: at(59) })?.id, "1");
  assert.equal(nextTicket(line, ask)?.id, "h");
  assert.equal(nextTicket(line.slice(1), { ...ask, now: at(55) })?.id, "h");
  assert.equal(nextTicket([one("1", 1), one("h", 75, agreed)], { ...ask, now: at(80) })?.id, "h", "fifteen minutes late");
  assert.equal(nextTicket([one("1", 1), one("h", 76, agreed)], { ...ask, now: at(80) })?.id, "1");
  const both = one("v", 55, { ...agreed, ...old });
  assert.equal(nextTicket([one("1", 1), both], { ...ask, now: at(57) })?.id, "v", "priority does not wait for its hour");
});

const lines = fc
  .array(
    fc.record({
      minute: fc.integer({ min: 0, max: 50 }),
      service: fc.constantFrom("A", "B"),
      priority: fc.option(fc.constantFrom(...PRIORITIES)),
      hour: fc.option(fc.integer({ min: 0, max: 90 })),
    }),
    { maxLength: 30 },
  )
  .map((people) =>
    people.map(({ minute, service, priority, hour }, i) =>
      one(`t${i}`, minute, { service, priority, place: i, appointmentAt: hour === null ? null : at(hour) }),
    ),
  );

test("everybody is called once, whatever the line; nobody without priority waits behind more than `run` per place", () => {
  fc.assert(
    fc.property(lines, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 4 }), (line, run, ahead) => {
      const asked = { services: ["A", "B"], now: at(60), rule: { ...rule, run }, ahead };
      const order = callOrder(line, asked);
      assert.equal(new Set(order).size, line.length);
      assert.equal(order.length, line.length);
      const isEarly = ({ appointmentAt, priority }: Waiting) =>
        priority === null && appointmentAt !== null && appointmentAt > asked.now;
      const others = order.filter((person) => !standsAhead(person, asked.rule));
      const plain = others.filter((person) => !isEarly(person));
      for (const [place, person] of plain.entries()) assert.ok(order.indexOf(person) < (place + 1) * (run + 1));
      for (const group of [plain, order.filter((person) => standsAhead(person, asked.rule) && !isEarly(person))])
        for (let i = 1; i < group.length; i++) assert.ok(group[i - 1]!.inLineAt <= group[i]!.inLineAt);
    }),
  );
});

test("the order is that of calling one after another", () => {
  fc.assert(
    fc.property(lines, fc.integer({ min: 0, max: 3 }), (line, start) => {
      const asked = { ...ask, services: ["A", "B"], ahead: start };
      const called: string[] = [];
      let [left, ahead] = [line, start];
      for (let next = nextTicket(left, asked); next; next = nextTicket(left, { ...asked, ahead })) {
        called.push(next.id);
        const one = next;
        left = left.filter((other) => other !== one);
        ahead = standsAhead(one, rule) ? ahead + 1 : 0;
      }
      assert.equal(called.join(" "), ids(callOrder(line, asked)));
    }),
  );
});

test("the line does not depend on the order in which it was read", () => {
  fc.assert(
    fc.property(lines, (line) => {
      const asked = { ...ask, services: ["A", "B"] };
      assert.equal(ids(callOrder(line, asked)), ids(callOrder(line.toReversed(), asked)));
    }),
  );
});

test("numbers", () => {
  assert.equal(numberText("A", 12), "A012");
  assert.equal(numberText("UT", 3), "UT003");
  assert.equal(numberText("B", 1000), "B1000");
  const plain = { service: "A", priority: null, appointmentAt: null };
  assert.equal(seriesOf(plain), "A");
  assert.equal(seriesOf({ ...plain, appointmentAt: at(0) }), "HN");
  assert.equal(seriesOf({ ...plain, ...old, appointmentAt: at(0) }), "UT");
});

const events = (...list: [TicketEvent["kind"], number][]): TicketEvent[] =>
  list.map(([kind, minute]) => ({ kind, at: at(minute) }));

test("waiting counts from the number to the call, and again after being passed on", () => {
  assert.equal(waitedMinutes(events(["issued", 0]), at(7)), 7);
  assert.equal(waitedMinutes(events(["issued", 0], ["called", 10], ["recalled", 11], ["started", 12]), at(90)), 10);
  const passedOn = events(["issued", 0], ["called", 10], ["started", 11], ["transferred", 15], ["called", 21], ["started", 22]);
  assert.equal(waitedMinutes(passedOn, at(90)), 16);
  const movedInLine = events(["issued", 0], ["transferred", 4], ["called", 9]);
  assert.equal(waitedMinutes(movedInLine, at(90)), 9, "moved to another group while in line");
  const marked = events(["issued", 0], ["prioritised", 4], ["called", 9]);
  assert.equal(waitedMinutes(marked, at(90)), 9, "told to have priority while in line");
  const away = events(["issued", 0], ["called", 5], ["absent", 8], ["returned", 40]);
  assert.equal(waitedMinutes(away, at(43)), 8);
  assert.equal(waitedTooLong(15, 15), false);
  assert.equal(waitedTooLong(15.01, 15), true);
});

const LAW = `
waiting: [{ from: "2026-01-01", minutes: 15, legal: "QĐ 468", confidence: med }]
priority: [{ from: "2026-01-01", groups: [old], run: 2, lateMinutes: 15, legal: "Quy ước", confidence: house }]
usual: { counters: 2, services: [{ letter: A, name: "Việc A" }] }
`;

test("the rules are read with their days; faults are named in Vietnamese", () => {
  const law = parseQueueLaw(LAW);
  assert.equal(queueRulesOn(law, "2026-11-17").waiting.minutes, 15);
  assert.throws(() => queueRulesOn(law, "2025-12-31"), /Không có quy định về xếp hàng cho ngày 2025-12-31/);
  assert.equal(law.usual.counters, 2);
  assert.throws(() => parseQueueLaw(LAW.replace("run: 2", "run: 0")), /priority\.0\.run/);
  assert.throws(() => parseQueueLaw(LAW.replace("letter: A", "letter: AB")), /usual\.services\.0\.letter/);
  assert.throws(() => parseQueueLaw("a: ["), /Không đọc được YAML/);
});
