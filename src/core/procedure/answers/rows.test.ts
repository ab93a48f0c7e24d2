import assert from "node:assert/strict";
import { test } from "node:test";
import { cooperative, cooperativeFiles } from "../fixtures/cooperative.ts";
import { caseOf } from "../fixtures/library-card.ts";
import {
  answerLines,
  changeRows,
  effectiveAnswers,
  type FormInput,
  feeFor,
  isAnswerOf,
  missing,
  nextPage,
  parsePage,
  runCases,
  visibleRows,
} from "../index.ts";
import type { Answers, Field, Page } from "../types.ts";

const revision = cooperative();
const pageOf = (id: string): Page => revision.pages.find((page) => page.id === id)!;
const fieldOf = (id: string): Field => revision.pages.flatMap(({ fields }) => fields).find((field) => field.id === id)!;
const history = fieldOf("history");
const parse = (page: string, form: FormInput, answers: Answers = {}) => parsePage(revision, pageOf(page), form, caseOf(answers));
const messages = (page: string, form: FormInput, answers?: Answers): Record<string, string> => {
  const parsed = parse(page, form, answers);
  assert.ok(!parsed.ok, JSON.stringify(parsed));
  return Object.fromEntries(parsed.errors.map(({ fieldId, message }) => [fieldId, message]));
};
const row = (n: number | string, place = "Xã Thượng Lâm") => ({
  [`history.${n}.from`]: "2004",
  [`history.${n}.to`]: "2010",
  [`history.${n}.place`]: place,
  [`history.${n}.work`]: "farm",
});
const stored = (n: number): Answers => ({
  [`history.${n}.from`]: 2004,
  [`history.${n}.to`]: 2010,
  [`history.${n}.place`]: "Xã Thượng Lâm",
  [`history.${n}.work`]: "farm",
});

test("rows become a count and flat answers; empty rows are dropped without a word", () => {
  const parsed = parse("qua-trinh", { history: "4", ...row(1), "history.2.from": "", "history.2.place": " ", ...row(3) });
  assert.deepEqual(parsed, { ok: true, answers: { history: 2, ...stored(1), ...stored(2) }, warnings: [] });
});

test("a half-filled row has its errors at its own inputs, under the numbers that are shown again", () => {
  const form = { history: "3", ...row(2), "history.3.to": "2001", "history.3.work": "other" };
  const parsed = parse("qua-trinh", form);
  assert.ok(!parsed.ok);
  assert.deepEqual(
    parsed.errors.map(({ fieldId }) => fieldId),
    ["history.2.from", "history.2.place", "history.2.workName"],
  );
  assert.equal(parsed.kept.history, "2");
  assert.equal(parsed.kept["history.2.to"], "2001");
  assert.equal(parsed.kept["history.1.place"], "Xã Thượng Lâm");
});

test("rules of a row see the row, those of the group see how many there are", () => {
  const turned = { ...row(1), "history.1.to": "2000" };
  assert.match(messages("qua-trinh", turned)["history.1.to"]!, /không thể trước/);
  const long = parse("qua-trinh", { ...row(1), "history.1.from": "1910", "history.1.to": "2026" });
  assert.match((long.ok && long.warnings[0]?.message) || "", /trên 80 năm/);
  const four = Object.assign({}, ...[1, 2, 3, 4].map((n) => row(n)));
  const six: Answers = { members: 6, ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`members.${n}.name`, "A B"])) };
  assert.match(messages("qua-trinh", four, six).history!, /Hãy gộp lại/);
  assert.equal(parse("qua-trinh", four).ok, true);
});

test("too few and too many rows are told with their numbers", () => {
  assert.match(messages("qua-trinh", {}).history!, /ít nhất một nơi ở/);
  const one = { "members.1.name": "Lò Văn Sương", "members.1.born": "1990" };
  assert.match(messages("thanh-vien", one).members!, /ít nhất 2 thành viên, bạn mới nhập 1/);
  const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`history.${n + 1}.place`, "x"]));
  const parsed = parse("qua-trinh", many);
  assert.ok(!parsed.ok);
  assert.deepEqual(parsed.errors.length, 1);
  assert.match(parsed.errors[0]!.message, /10000 nơi ở, nhiều nhất là 20/);
  assert.equal(Object.keys(parsed.kept).length, 101);
});

test("gaps close, and names that are no rows count for nothing", () => {
  const odd = JSON.parse(
    '{"history":"nhiều","__proto__":"x","history.__proto__.from":"1","history.1e3.from":"1","history.01.from":"1","history.0.from":"1","history.-1.from":"1","history.1.constructor":"x"}',
  );
  const parsed = parse("qua-trinh", { ...odd, ...row(7), ...row(4000, "Xã Yên Hoa") });
  assert.ok(parsed.ok, JSON.stringify(parsed));
  assert.deepEqual(parsed.answers, { history: 2, ...stored(1), ...stored(2), "history.2.place": "Xã Yên Hoa" });
});

test("a row is added and taken away with everything else kept, and nonsense changes nothing", () => {
  const form = { history: "2", ...row(1), ...row(2, "Xã Yên Hoa"), note: "khác" };
  const more = changeRows(history, form, { add: "history" });
  assert.deepEqual(more, { ...form, history: "3" });
  assert.deepEqual(changeRows(history, form, { remove: "history", row: 1 }), {
    history: "1",
    ...row(1, "Xã Yên Hoa"),
    note: "khác",
  });
  assert.deepEqual(changeRows(history, form, { remove: "history", row: 9 }), form);
});

test("only the rows that are counted and asked count, and only while the question is visible", () => {
  const extra = { ...stored(1), ...stored(2), "history.1.workName": "Thợ mộc" };
  const kept = effectiveAnswers(revision, caseOf({ history: 1, ...extra }));
  assert.deepEqual(kept, { history: 1, ...stored(1) });
  for (const bad of ["hai", -1, 1.5, true, Number.NaN])
    assert.deepEqual(effectiveAnswers(revision, caseOf({ history: bad, ...extra })), {});
});

test("rows are complete when each required question is answered", () => {
  const before: Answers = {
    groupName: "A",
    branded: "",
    sponsor: "",
    members: 2,
    "members.1.name": "A B",
    "members.1.born": 1990,
    "members.2.name": "A C",
    "members.2.born": 1991,
  };
  const next = (answers: Answers) => nextPage(revision, caseOf({ ...before, ...answers }))?.id;
  assert.equal(next({}), "qua-trinh");
  assert.equal(next({ history: 1 }), "qua-trinh");
  assert.equal(next({ history: 1, ...stored(1) }), "anh");
  assert.equal(next({ history: 1, ...stored(1), "history.1.work": "other" }), "qua-trinh");
  assert.equal(next({ history: 0 }), "qua-trinh");
  const lacking = missing(revision, caseOf({ ...before, members: 1 }), []).fields.map(({ fieldId }) => fieldId);
  assert.ok(lacking.includes("members"));
});

test("fees and facts see the number of rows", () => {
  assert.equal(feeFor(revision, caseOf({ members: 3 }), []).total, 30_000);
});

test("rows read as sentences", () => {
  const answers = { history: 2, ...stored(1), ...stored(2), "history.2.work": "other", "history.2.workName": "thợ mộc" };
  assert.deepEqual(answerLines(history, answers), [
    "Từ 2004 đến 2010 – Xã Thượng Lâm – Làm ruộng",
    "Từ 2004 đến 2010 – Xã Thượng Lâm – Việc khác – thợ mộc",
  ]);
  const members = { members: 1, "members.1.name": "LÒ THỊ MẬN", "members.1.born": 1990, "members.1.female": true };
  assert.deepEqual(answerLines(fieldOf("members"), members), ["LÒ THỊ MẬN – Năm sinh: 1990 – Là nữ: Có"]);
  assert.deepEqual(answerLines(fieldOf("groupName"), { groupName: "Bung" }), ["Bung"]);
  assert.deepEqual(answerLines(history, {}), []);
});

test("each row of the page shows the questions that what was typed calls for", () => {
  const typed = { history: "2", ...row(1), "history.2.work": "other" };
  const shown = visibleRows(revision, caseOf(), history, typed).map((fields) => fields.map(({ id }) => id));
  assert.deepEqual(shown, [
    ["from", "to", "place", "work"],
    ["from", "to", "place", "work", "workName"],
  ]);
});

test("the answers of a field are told from those of others", () => {
  for (const name of ["history", "history.1.from", "history.12.workName"]) assert.equal(isAnswerOf(history, name), true, name);
  for (const name of ["history.from", "history.1.other", "history.0.from", "history.confirmed", "historyX", "members.1.name"])
    assert.equal(isAnswerOf(history, name), false, name);
  assert.equal(isAnswerOf(fieldOf("sponsor"), "sponsor.confirmed"), true);
  assert.equal(isAnswerOf(fieldOf("groupName"), "groupName.confirmed"), false);
});

test("a file is what was stored, never what the page posts as text", () => {
  assert.match(messages("anh", { portrait: "gia.jpg", photoYear: "2020" }).portrait!, /Chưa có ảnh hay tệp nào/);
  const parsed = parse("anh", { portrait: "gia.jpg", photoYear: "2020" }, { portrait: "that.jpg" });
  assert.deepEqual(parsed.ok && parsed.answers, { portrait: "that.jpg", photoYear: 2020 });
  assert.deepEqual(parse("ban-ve", {}), { ok: true, answers: { "drawing.site": "" }, warnings: [] });
});

test("cases of a definition may hold rows and files", () => {
  assert.deepEqual(runCases(revision, cooperativeFiles()), []);
});
