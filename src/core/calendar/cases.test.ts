import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { addAllowance, dueAt, formatWorkingDuration, type Unit, workingMinutesBetween } from "./index.ts";
import { at, defaultCalendar, local } from "./testing/test-calendar.ts";

type Named = { reason: string };
type AllowanceCase = Named & { from: string; qty: number; unit: Unit; to: string };
type DueCase = Named & {
  receivedAt: string;
  qty: number;
  unit: Unit;
  cutOff?: string;
  pauses?: { from: string; to?: string }[];
  due: string;
};
type MinutesCase = Named & { a: string; b: string; minutes: number };
type DurationCase = Named & { minutes: number; text: string };

const cal = defaultCalendar();
const read = (name: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, "cases", `${name}.json`), "utf8"));

for (const { from, qty, unit, to, reason } of read("allowances") as AllowanceCase[]) {
  test(`${from} + ${qty} ${unit}: ${reason}`, () => {
    assert.equal(local(addAllowance(cal, at(from), { qty, unit })), to);
  });
}

for (const { receivedAt, qty, unit, cutOff, pauses, due, reason } of read("due-times") as DueCase[]) {
  test(`nhận ${receivedAt}, hạn ${qty} ${unit}: ${reason}`, () => {
    const instants = pauses?.map(({ from, to }) => ({ from: at(from).toString(), ...(to && { to: at(to).toString() }) }));
    const request = { receivedAt: at(receivedAt), allowance: { qty, unit }, pauses: instants ?? [] };
    assert.equal(local(dueAt(cal, cutOff ? { ...request, sameDay: { cutOff } } : request)), due);
  });
}

for (const { a, b, minutes, reason } of read("working-minutes") as MinutesCase[]) {
  test(`từ ${a} đến ${b}: ${reason}`, () => {
    assert.equal(workingMinutesBetween(cal, at(a), at(b)), minutes);
  });
}

for (const { minutes, text, reason } of read("durations") as DurationCase[]) {
  test(`${minutes} phút: ${reason}`, () => assert.equal(formatWorkingDuration(minutes), text));
}
