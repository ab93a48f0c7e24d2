import assert from "node:assert/strict";
import path from "node:path";
import { before, it } from "node:test";
import type { Law } from "../../core/calendar/index.ts";
import { answerDue } from "./answer-due.ts";
import { readLaw } from "./read-law.ts";

let law: Law;
before(async () => {
  law = await readLaw(path.join(import.meta.dirname, "../../../law"));
});

const RECEIVED = "2026-11-20T16:30:00+07:00";
const CASES: [name: string, question: object, expected: RegExp][] = [
  [
    "three working days across a weekend and the holiday of 24/11/2026",
    { receivedAt: RECEIVED, allowance: { qty: 3, unit: "WORKING_DAY" } },
    /^\{"dueAt":"2026-11-26T16:30:00\+07:00"\}$/,
  ],
  [
    "same day, received after 15:00",
    { receivedAt: "2026-11-20T15:01:00+07:00", allowance: { qty: 1, unit: "WORKING_DAY" }, sameDay: true },
    /"2026-11-23T17:00:00\+07:00"/,
  ],
  [
    "the same instant in another offset",
    { receivedAt: "2026-11-20T09:30:00Z", allowance: { qty: 3, unit: "WORKING_DAY" } },
    /"2026-11-26T16:30:00\+07:00"/,
  ],
  [
    "a pause of four working hours",
    {
      receivedAt: RECEIVED,
      allowance: { qty: 3, unit: "WORKING_DAY" },
      pauses: [{ from: "2026-11-23T07:30:00+07:00", to: "2026-11-23T11:30:00+07:00" }],
    },
    /"2026-11-27T11:00:00\+07:00"/,
  ],
  [
    "hours of its own",
    { receivedAt: "2026-11-20T08:00:00+07:00", allowance: { qty: 2, unit: "HOUR" }, hours: { sat: ["08:00-12:00"] } },
    /"2026-11-21T10:00:00\+07:00"/,
  ],
  ["a month", { receivedAt: "2026-11-20T08:00:00+07:00", allowance: { qty: 1, unit: "MONTH" } }, /"2026-12-21T17:00:00\+07:00"/],
  ["a negative quantity", { receivedAt: RECEIVED, allowance: { qty: -1, unit: "HOUR" } }, /"error":"Thời hạn -1 HOUR không đúng/],
  ["a time without offset", { receivedAt: "2026-11-20T16:30:00", allowance: { qty: 1, unit: "HOUR" } }, /"error":"receivedAt: /],
  [
    "a pause that ends before it begins",
    { receivedAt: RECEIVED, allowance: { qty: 1, unit: "HOUR" }, pauses: [{ from: RECEIVED, to: "2026-11-20T10:00:00+07:00" }] },
    /"error":".*đứng trước/,
  ],
  ["an office that never opens", { receivedAt: RECEIVED, allowance: { qty: 1, unit: "HOUR" }, hours: {} }, /"error":/],
];

for (const [name, question, expected] of CASES) {
  it(name, () => assert.match(answerDue(JSON.stringify(question), law), expected));
}

it("what is not JSON is told so", () => {
  assert.match(answerDue("{receivedAt:", law), /"error":"Dòng này không phải JSON/);
});
