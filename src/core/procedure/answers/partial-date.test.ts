import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { answerText } from "../index.ts";
import type { Field } from "../types.ts";
import { parsePartialDate, partialDateInputs, partialDateInWords } from "./partial-date.ts";

const field: Field = { id: "born", type: "partialDate", label: "Ngày sinh", required: true, rules: [] };
type Typed = readonly [day: string, month: string, year: string, unknown?: string];
const read = ([day, month, year, unknown = ""]: Typed) =>
  parsePartialDate(field, { "born.day": day, "born.month": month, "born.year": year, "born.unknown": unknown });

test("what is known is kept and nothing is made up", () => {
  for (const [parts, value, text] of [
    [["", "", "1950"], "1950", "1950"],
    [["", "3", "1950"], "1950-03", "03/1950"],
    [["2", "3", " 1950 "], "1950-03-02", "02/03/1950"],
    [["29", "02", "1948"], "1948-02-29", "29/02/1948"],
    [["", "", "", "yes"], "unknown", "không rõ"],
  ] as const) {
    const parsed = read(parts);
    assert.ok(parsed.ok);
    assert.equal(parsed.value, value);
    assert.equal(answerText(field, value), text);
  }
});

test("each mistake is told at its own input", () => {
  for (const [parts, part, words] of [
    [["2", "3", ""], "year", /Hãy nhập năm/],
    [["", "3", "50"], "year", /đủ 4 chữ số/],
    [["", "", "0000"], "year", /đủ 4 chữ số/],
    [["2", "", "1950"], "month", /cần ghi cả tháng/],
    [["", "13", "1950"], "month", /từ 1 đến 12/],
    [["29", "2", "1950"], "day", /Tháng 2 năm 1950 có 28 ngày/],
    [["0", "2", "1950"], "day", /có 28 ngày/],
    [["x", "2", "1950"], "day", /chỉ gồm chữ số/],
    [["", "", "khoảng 1950"], "year", /chỉ gồm chữ số/],
    [["", "", "1950", "yes"], "unknown", /bỏ một trong hai/],
    [["9".repeat(100_000), "2", "1950"], "day", /chỉ gồm chữ số/],
  ] as const) {
    const parsed = read(parts);
    assert.ok(!parsed.ok, parts.join("/").slice(0, 40));
    assert.match(parsed.message, words);
    assert.equal(parsed.part, part);
  }
});

test("a stored date is read again from its inputs", () => {
  const parts = fc.record({
    year: fc.integer({ min: 1, max: 9999 }),
    month: fc.option(fc.integer({ min: 1, max: 12 })),
    day: fc.option(fc.integer({ min: 1, max: 28 })),
  });
  fc.assert(
    fc.property(parts, ({ year, month, day }) => {
      const two = (value: number) => String(value).padStart(2, "0");
      const text =
        String(year).padStart(4, "0") +
        (month === null ? "" : `-${two(month)}`) +
        (month === null || day === null ? "" : `-${two(day)}`);
      const again = parsePartialDate(field, partialDateInputs("born", text));
      assert.ok(again.ok);
      assert.equal(again.value, text);
    }),
  );
  const unknown = parsePartialDate(field, partialDateInputs("born", "unknown"));
  assert.ok(unknown.ok && unknown.value === "unknown");
});

test("only what is known is written out in words", () => {
  assert.equal(partialDateInWords("1950"), "Năm một nghìn chín trăm năm mươi");
  assert.equal(partialDateInWords("1950-04"), "Tháng tư, năm một nghìn chín trăm năm mươi");
  assert.equal(partialDateInWords("1950-03-02"), "Ngày hai, tháng ba, năm một nghìn chín trăm năm mươi");
  assert.equal(partialDateInWords("unknown"), "");
});
