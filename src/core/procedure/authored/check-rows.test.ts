import assert from "node:assert/strict";
import { test } from "node:test";
import { cooperativeFiles } from "../fixtures/cooperative.ts";
import { compile, type DefinitionFiles } from "./compile.ts";

const good = cooperativeFiles();
const HISTORY = "parts.0.pages.3.fields.0";
const MEMBERS = "parts.0.pages.2.fields.0";

function broken(from: string, to: string, file = "form.yaml"): DefinitionFiles {
  const text = good[file] ?? "";
  assert.ok(text.includes(from), `${file} has no ${from}`);
  return { ...good, [file]: text.replace(from, to) };
}

const FAULTS: [name: string, from: string, to: string, path: string, says: RegExp][] = [
  [
    "a dotted name in a row",
    "{ id: place, type: text",
    "{ id: place.name, type: text",
    `${HISTORY}.fields.2.id`,
    /không có dấu chấm/,
  ],
  ["a name twice in a row", "{ id: place, type: text", "{ id: from, type: text", `${HISTORY}.fields.2.id`, /“from” bị trùng/],
  ["a reserved word in a row", "{ id: place, type: text", "{ id: in, type: text", `${HISTORY}.fields.2.id`, /nghĩa riêng/],
  [
    "a person in a row",
    "{ id: place, type: text",
    "{ id: place, type: person",
    `${HISTORY}.fields.2.type`,
    /không có câu hỏi kiểu person/,
  ],
  [
    "a file in a row",
    "{ id: place, type: text",
    "{ id: place, type: file",
    `${HISTORY}.fields.2.type`,
    /không có câu hỏi kiểu file/,
  ],
  [
    "a prefilled question in a row",
    "{ id: place, type: text",
    '{ id: place, prefill: "requester.name", type: text',
    `${HISTORY}.fields.2.prefill`,
    /không có “prefill”/,
  ],
  [
    "a condition on a later question of the row",
    'when: row.work == "other"',
    'when: row.workName == "x"',
    `${HISTORY}.fields.4.when`,
    /“row.workName” được hỏi sau chỗ này trong dòng/,
  ],
  [
    "a condition on an unknown question of the row",
    'when: row.work == "other"',
    'when: row.wrok == "other"',
    `${HISTORY}.fields.4.when`,
    /“row.wrok”/,
  ],
  [
    "a value that no choice of the row has",
    'when: row.work == "other"',
    'when: row.work == "othr"',
    `${HISTORY}.fields.4.when`,
    /“other”/,
  ],
  [
    "a condition of a row on a later page",
    'when: row.work == "other"',
    "when: photoYear > 2020",
    `${HISTORY}.fields.4.when`,
    /“photoYear” được hỏi sau/,
  ],
  [
    "a rule of the wrong type",
    "not: row.to < row.from",
    "not: row.to < row.place",
    `${HISTORY}.fields.1.rules.0.not`,
    /giữa số và chữ/,
  ],
  ["a row's name outside of rows", "not: history > 3 && members > 5", "not: row.from > 5", `${HISTORY}.rules.0.not`, /row.from/],
  ["fewest above most", "min: 2\n            max: 6", "min: 7\n            max: 6", `${MEMBERS}.min`, /lớn hơn/],
  ["a thousand rows", "max: 20\n", "max: 1000\n", `${HISTORY}.max`, /từ 0 đến 100/],
  [
    "rows of a text",
    "type: text, label: Tên tổ hợp tác",
    "type: text, rowName: Tên, label: Tên tổ hợp tác",
    "parts.0.pages.0.fields.0.rowName",
    /Chỉ trường kiểu group/,
  ],
  [
    "a prefilled group",
    "rowName: Nơi ở",
    'rowName: Nơi ở\n            prefill: "requester.name"',
    `${HISTORY}.prefill`,
    /không có “prefill”/,
  ],
  ["a question called row", "id: groupName", "id: row.groupName", "parts.0.pages.0.fields.0.id", /“row” dành cho/],
];
for (const [name, from, to, path, says] of FAULTS) {
  test(`${name} has one clear finding at its place`, () => {
    const compiled = compile(broken(from, to));
    assert.ok(!compiled.ok, "it compiled");
    const found = compiled.findings.find((one) => one.path === path && says.test(one.message));
    assert.ok(found, JSON.stringify(compiled.findings, null, 1));
    assert.ok(found.line !== undefined);
  });
}

test("rows without questions are refused", () => {
  const text = good["form.yaml"] ?? "";
  const questions = text.slice(
    text.indexOf("            fields:\n              - { id: from"),
    text.indexOf("            rules:\n              - { not: history"),
  );
  const compiled = compile(broken(questions, ""));
  assert.ok(!compiled.ok);
  assert.deepEqual(
    compiled.findings.map(({ path, message }) => [path, /cần “fields”/.test(message)]),
    [[`${HISTORY}.fields`, true]],
  );
});

test("a file may not be called like a paper, under whose name it would be filed", () => {
  const compiled = compile(broken("id: quy-che", "id: portrait", "papers.yaml"));
  assert.ok(!compiled.ok);
  assert.deepEqual(
    compiled.findings.map(({ path, message }) => [path, /giấy tờ trong papers.yaml/.test(message)]),
    [["parts.1.pages.0.fields.0.id", true]],
  );
});
