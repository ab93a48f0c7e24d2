import assert from "node:assert/strict";
import { test } from "node:test";
import { answerText } from "../index.ts";
import type { Field } from "../types.ts";
import { parseMoney } from "./money.ts";

const field: Field = { id: "price", type: "money", label: "Giá", required: true, rules: [] };
const read = (text: string, limits: Partial<Field> = {}) => parseMoney({ ...field, ...limits }, { price: text });

test("amounts are read however people write them", () => {
  for (const text of [
    "1.250.000",
    "1250000",
    "1 250 000 đ",
    " 1,250,000 VND",
    "1.250.000đ",
    "1\u00a0250\u00a0000 đồng",
    "1250000 vnđ",
    "1.250.000 ₫",
  ]) {
    const parsed = read(text);
    assert.ok(parsed.ok, text);
    assert.equal(parsed.value, 1_250_000);
  }
  const nothing = read("0");
  assert.ok(nothing.ok && Object.is(nothing.value, 0));
  assert.equal(answerText(field, 1_250_000), "1.250.000 đ");
  assert.equal(answerText(field, 8000), "8.000 đ");
  assert.equal(answerText(field, 0), "0 đ");
});

test("what could be read in two ways is refused", () => {
  for (const text of [
    "1,25",
    "1.25",
    "1.2500",
    "12.50.000",
    "1,5 triệu",
    "1.250,000",
    "10 nghìn",
    "đ",
    "1e6",
    "9".repeat(16),
    "1.250 .000",
  ]) {
    const parsed = read(text);
    assert.ok(!parsed.ok, text);
    assert.match(parsed.message, /chỉ gồm chữ số, ví dụ 1\.250\.000/);
  }
});

test("limits are told as amounts", () => {
  const messageOf = (text: string, limits?: Partial<Field>) => {
    const parsed = read(text, limits);
    return parsed.ok ? "" : parsed.message;
  };
  assert.equal(messageOf("-5"), "Số tiền không thể âm.");
  assert.equal(messageOf("999", { min: 1000 }), "Số tiền ít nhất là 1.000 đ.");
  assert.equal(messageOf("5.000.001", { max: 5_000_000 }), "Số tiền nhiều nhất là 5.000.000 đ.");
  assert.equal(messageOf("5.000.000", { max: 5_000_000 }), "");
});
