import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { mergeLines } from "./merge-lines.ts";

const lines = (...all: string[]) => all.join("\n");

describe("putting two people's lines together", () => {
  it("keeps changes that lie apart, however many", () => {
    const base = lines("1", "2", "3", "4", "5", "6", "7");
    assert.equal(
      mergeLines(base, lines("1", "2", "ba", "4", "5", "6", "7", "8"), lines("0", "1", "2", "3", "4", "5", "7")),
      lines("0", "1", "2", "ba", "4", "5", "7", "8"),
    );
  });
  it("decides nothing where both wrote", () => {
    assert.equal(mergeLines("a\nb\nc", "a\nx\nc", "a\ny\nc"), undefined);
    assert.equal(mergeLines("a\nb\nc", "a\nx\nc", "a\nb\ny"), undefined);
    assert.equal(mergeLines("a\nb", "a\nb\nx", "a\nb\ny"), undefined);
  });
  it("takes the one that changed, and either when both did the same", () => {
    const text = fc.array(fc.constantFrom("a", "b", "c", ""), { maxLength: 12 }).map((all) => all.join("\n"));
    fc.assert(
      fc.property(text, text, (base, changed) => {
        assert.equal(mergeLines(base, changed, base), changed);
        assert.equal(mergeLines(base, base, changed), changed);
        assert.equal(mergeLines(base, changed, changed), changed);
      }),
    );
  });
});
