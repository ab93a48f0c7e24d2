import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { mergeFiles } from "./merge-files.ts";

const yaml = (lines: string[]) => ({ "procedure.yaml": `${lines.join("\n")}\n` });
const base = yaml([
  "plain: Thẻ",
  "summary: Ngắn # của bản gốc",
  "keywords: [a]",
  "fees:",
  "  - { id: x, amount: 1 }",
  "  - { id: y, amount: 2 }",
]);
const swap = (files: Record<string, string>, ...pairs: [string, string][]) => ({
  "procedure.yaml": pairs.reduce((text, [a, b]) => text.replace(a, b), files["procedure.yaml"]!),
});

describe("what was published meanwhile", () => {
  it("is taken over beside what the edit changed, however near", () => {
    const mine = swap(base, ["Ngắn", "Dài"], ["amount: 2", "amount: 5"]);
    const theirs = swap(base, ["plain: Thẻ", "plain: Thẻ mới"], ["amount: 1", "amount: 7"], ["keywords: [a]\n", ""]);
    const { files, clashes } = mergeFiles(base, mine, theirs);
    assert.deepEqual(clashes, []);
    const text = files["procedure.yaml"]!;
    for (const part of [/Thẻ mới/, /Dài # của bản gốc/, /amount: 5/, /amount: 7/]) assert.match(text, part);
    assert.doesNotMatch(text, /keywords/);
  });

  it("is told where both changed the same, and the edit's stays", () => {
    const mine = swap(base, ["Ngắn", "Dài"], ["  - { id: x, amount: 1 }\n", ""]);
    const theirs = swap(base, ["Ngắn", "Vừa"], ["amount: 1", "amount: 7"]);
    const { files, clashes } = mergeFiles(base, mine, theirs);
    assert.deepEqual(
      clashes.map(({ path }) => path),
      ["summary", "fees"],
    );
    assert.deepEqual([clashes[0]?.mine, clashes[0]?.theirs], ["Dài", "Vừa"]);
    assert.deepEqual(files, mine);
  });

  it("brings whole files, takes them away, and tells of those that cannot be read", () => {
    const mine = { ...base, "cases/a.json": "1", "cases/b.json": "2" };
    const theirs = { ...base, "cases/b.json": "3", "cases/c.json": "4" };
    const from = { ...base, "cases/a.json": "1", "cases/b.json": "0" };
    const { files, clashes } = mergeFiles(from, mine, theirs);
    assert.deepEqual(files, { ...base, "cases/b.json": "2", "cases/c.json": "4" });
    assert.deepEqual(clashes, [{ file: "cases/b.json", path: "", mine: "2", theirs: "3" }]);
    const broken = mergeFiles(base, { "procedure.yaml": "a: [" }, swap(base, ["Ngắn", "Vừa"]));
    assert.deepEqual([broken.files["procedure.yaml"], broken.clashes.length], ["a: [", 1]);
  });

  it("is nothing when it is the same", () => {
    assert.deepEqual(mergeFiles(base, base, base), { files: base, clashes: [] });
  });
});
