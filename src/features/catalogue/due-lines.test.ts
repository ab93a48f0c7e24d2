import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { Readable } from "node:stream";
import { before, it } from "node:test";
import type { Law } from "../../core/calendar/index.ts";
import { answerDue } from "./answer-due.ts";
import { answerLines } from "./answer-lines.ts";
import { provisionalNote } from "./provisional-note.ts";
import { readLaw } from "./read-law.ts";

const ROOT = path.join(import.meta.dirname, "../../..");
let law: Law;
before(async () => {
  law = await readLaw(path.join(ROOT, "law"));
});

const RECEIVED = "2026-11-20T16:30:00+07:00";
const DAYS3 = { qty: 3, unit: "WORKING_DAY" };
const plain = { receivedAt: RECEIVED, allowance: DAYS3 };
const WEEK = { mon: ["07:30-11:30", "13:00-17:00"] };

const ANSWERED: [name: string, question: object, due: string][] = [
  [
    "keys of the corpus itself are left alone",
    { id: 7, reason: "ba ngày", expected: "…", ...plain },
    "2026-11-26T16:30:00+07:00",
  ],
  [
    "null for what is optional is as good as nothing",
    { ...plain, pauses: null, sameDay: null, hours: null },
    "2026-11-26T16:30:00+07:00",
  ],
  [
    "a remark within a pause",
    { ...plain, pauses: [{ from: RECEIVED, to: RECEIVED, reason: "bổ sung" }] },
    "2026-11-26T16:30:00+07:00",
  ],
  ["no seconds", { ...plain, receivedAt: "2026-11-20T16:30+07:00" }, "2026-11-26T16:30:00+07:00"],
  ["milliseconds", { ...plain, receivedAt: "2026-11-20T09:30:00.000Z" }, "2026-11-26T16:30:00+07:00"],
  ["another offset, another day there", { ...plain, receivedAt: "2026-11-20T04:30:00-05:00" }, "2026-11-26T16:30:00+07:00"],
  ["seconds are kept", { ...plain, receivedAt: "2026-11-20T16:30:45+07:00" }, "2026-11-26T16:30:45+07:00"],
  [
    "two ranges that touch",
    {
      ...plain,
      receivedAt: "2026-11-23T08:00:00+07:00",
      allowance: { qty: 5, unit: "HOUR" },
      hours: { mon: ["08:00-12:00", "12:00-16:00"] },
    },
    "2026-11-23T13:00:00+07:00",
  ],
  ["a day with no ranges is a day off", { ...plain, hours: { ...WEEK, tue: [], wed: null } }, "2026-12-07T17:00:00+07:00"],
  [
    "work till midnight",
    { ...plain, allowance: { qty: 1, unit: "DAY" }, hours: { sat: ["20:00-24:00"] } },
    "2026-11-22T00:00:00+07:00",
  ],
  [
    "a pause after the end of the term",
    { ...plain, pauses: [{ from: "2026-11-27T08:00:00+07:00", to: "2026-11-30T08:00:00+07:00" }] },
    "2026-11-26T16:30:00+07:00",
  ],
  [
    "a pause after the end of the term, beyond every calendar",
    { ...plain, pauses: [{ from: "2101-01-01T08:00:00+07:00", to: "2102-01-01T08:00:00+07:00" }] },
    "2026-11-26T16:30:00+07:00",
  ],
  ["a pause of no length", { ...plain, pauses: [{ from: RECEIVED, to: RECEIVED }] }, "2026-11-26T16:30:00+07:00"],
  [
    "no time at all, in the lunch break",
    { receivedAt: "2026-11-20T12:00:00+07:00", allowance: { qty: 0, unit: "HOUR" } },
    "2026-11-20T13:00:00+07:00",
  ],
];
for (const [name, question, due] of ANSWERED)
  it(name, () => assert.equal(answerDue(JSON.stringify(question), law), JSON.stringify({ dueAt: due })));

const REFUSED: [name: string, line: string | object, message: RegExp][] = [
  ["no JSON", "2026-11-20", /không phải JSON|mỗi dòng một đối tượng/],
  ["half a line", '{"receivedAt":', /không phải JSON/],
  ["an array", [plain], /một đối tượng JSON/],
  ["null", "null", /một đối tượng JSON/],
  ["nothing in it", {}, /receivedAt: Hãy ghi thời điểm.*allowance: Hãy ghi thời hạn/],
  ["a number as text", { ...plain, allowance: { qty: "3", unit: "WORKING_DAY" } }, /allowance\.qty: Hãy ghi một số/],
  ["no quantity", { ...plain, allowance: { unit: "DAY" } }, /allowance\.qty: Hãy ghi một số/],
  ["a negative quantity", { ...plain, allowance: { qty: -1, unit: "DAY" } }, /Thời hạn -1 DAY không đúng/],
  ["half a month", { ...plain, allowance: { qty: 0.5, unit: "MONTH" } }, /phải là số nguyên/],
  [
    "a unit that is none",
    { ...plain, allowance: { qty: 1, unit: "WEEK" } },
    /allowance\.unit: Hãy ghi một trong các đơn vị HOUR/,
  ],
  ["a unit in small letters", { ...plain, allowance: { qty: 1, unit: "day" } }, /allowance\.unit/],
  ["no offset", { ...plain, receivedAt: "2026-11-20T16:30:00" }, /receivedAt: .*múi giờ/],
  ["a date alone", { ...plain, receivedAt: "2026-11-20" }, /receivedAt: /],
  ["no such day", { ...plain, receivedAt: "2026-02-30T16:30:00+07:00" }, /receivedAt: Thời điểm không đúng/],
  ["no such hour", { ...plain, receivedAt: "2026-02-20T25:30:00+07:00" }, /receivedAt: Thời điểm không đúng/],
  ["a number as an instant", { ...plain, receivedAt: 1795167000000 }, /receivedAt: .*dấu nháy/],
  ["a pause that still stands", { ...plain, pauses: [{ from: RECEIVED }] }, /pauses\.0\.to: .*chưa kết thúc/],
  ["a pause that ends with null", { ...plain, pauses: [{ from: RECEIVED, to: null }] }, /chưa kết thúc/],
  [
    "a pause backwards",
    { ...plain, pauses: [{ from: RECEIVED, to: "2026-11-20T10:00:00+07:00" }] },
    /Lần tạm dừng .* đứng trước/,
  ],
  ["a pause that is no object", { ...plain, pauses: [RECEIVED] }, /pauses\.0: /],
  ["pauses that are no list", { ...plain, pauses: {} }, /pauses: Hãy ghi một danh sách/],
  ["sameDay as text", { ...plain, sameDay: "true" }, /sameDay: Hãy ghi true hoặc false/],
  ["same-day in months", { ...plain, sameDay: true, allowance: { qty: 1, unit: "MONTH" } }, /trong ngày không thể/],
  ["a misspelt key", { receivedAt: RECEIVED, allowence: DAYS3 }, /Có phải bạn muốn ghi "allowance"/],
  ["a key in other letters", { ...plain, sameday: true }, /sameday: .*"sameDay"/],
  ["a weekday that is none", { ...plain, hours: { monday: ["07:30-11:30"] } }, /không có ngày "monday"/],
  ["ranges that overlap", { ...plain, hours: { mon: ["07:30-11:30", "11:00-17:00"] } }, /chồng lên/],
  ["a range backwards", { ...plain, hours: { mon: ["11:30-07:30"] } }, /đóng cửa không sau giờ mở cửa/],
  ["ranges out of order", { ...plain, hours: { mon: ["13:00-17:00", "07:30-11:30"] } }, /theo thứ tự/],
  ["an hour that is none", { ...plain, hours: { mon: ["07:30-24:01"] } }, /"07:30-24:01" không đúng/],
  ["a range that is no text", { ...plain, hours: { mon: [730] } }, /hours\.mon\.0: /],
  ["no working time at all", { ...plain, hours: { mon: [] } }, /không có ngày nào làm việc/],
  ["hours that are a list", { ...plain, hours: ["07:30-11:30"] }, /hours: /],
  ["a year without holidays", { ...plain, receivedAt: "2023-11-20T16:30:00+07:00" }, /Chưa có lịch nghỉ lễ của năm 2023/],
  [
    "a term that runs out of the known years",
    { ...plain, allowance: { qty: 2000, unit: "WORKING_DAY" } },
    /lịch hiện có các năm 2024–2030/,
  ],
  ["a year far away", { ...plain, receivedAt: "+012026-11-20T16:30:00+07:00" }, /receivedAt/],
  ["a term without end", { ...plain, allowance: { qty: 1e300, unit: "DAY" } }, /năm|lịch/],
];
for (const [name, line, message] of REFUSED)
  it(`refused: ${name}`, () => {
    const answer: unknown = JSON.parse(answerDue(typeof line === "string" ? line : JSON.stringify(line), law));
    assert.deepEqual(Object.keys(answer as object), ["error"]);
    const { error } = answer as { error: string };
    assert.match(error, message);
    assert.doesNotMatch(error, /Invalid|expected|undefined|RangeError/);
  });

it("one answer a line, in its place: BOM, CRLF, empty and bad lines, whatever the time zone of the process", () => {
  const good = JSON.stringify(plain);
  const input = `\uFEFF${good}\r\n\r\n  \nnot JSON\r\n${Array.from({ length: 2500 }, () => good).join("\n")}\n\n \r\n`;
  for (const TZ of ["America/New_York", "Asia/Ho_Chi_Minh"]) {
    const { stdout, status } = spawnSync(process.execPath, [path.join(ROOT, "src/cli/due.ts")], {
      input,
      encoding: "utf8",
      env: { ...process.env, TZ },
    });
    assert.equal(status, 0);
    const lines = stdout.trimEnd().split("\n");
    assert.equal(lines.length, 2504);
    for (const line of lines.slice(1, 3)) assert.match(line, /^\{"error":"Dòng này trống/);
    assert.match(lines[3]!, /^\{"error":"Dòng này không phải JSON/);
    assert.deepEqual(new Set(lines.toSpliced(1, 3)), new Set(['{"dueAt":"2026-11-26T16:30:00+07:00"}']));
  }
});

it("lines are the same wherever the pieces are cut, and a line separator within a text ends no line", async () => {
  const note = `{"note":"một\u2028hai\u2029ba",${JSON.stringify(plain).slice(1)}`;
  const input = `${note}\r\n\n{"half":\n${JSON.stringify(plain)}`;
  for (const size of [1, 7, 10_000]) {
    const pieces = Array.from({ length: Math.ceil(input.length / size) }, (_, i) => input.slice(i * size, (i + 1) * size));
    const answers: string[] = [];
    for await (const answer of answerLines(Readable.from(pieces), law)) answers.push(answer);
    const due = '{"dueAt":"2026-11-26T16:30:00+07:00"}';
    const [first, empty, half, last, ...more] = answers.join("").split("\n");
    assert.deepEqual([first, last, more], [due, due, [""]]);
    assert.match(empty!, /trống/);
    assert.match(half!, /không phải JSON/);
  }
});

it("a due time that rests on days nobody has announced says so, with their names", () => {
  const at = (text: string) => Temporal.Instant.from(`${text}+07:00`);
  assert.equal(provisionalNote(at("2026-11-20T09:00"), at("2026-11-26T16:30")), undefined);
  const note = provisionalNote(at("2027-02-01T09:00"), at("2027-02-12T09:00"));
  assert.match(
    note!,
    /^Hạn này tính qua ngày nghỉ Tết Đinh Mùi \(04\/02\/2027–08\/02\/2027\), Nghỉ bù Tết Đinh Mùi \(09\/02\/2027–10\/02\/2027\) chưa công bố\./,
  );
});
