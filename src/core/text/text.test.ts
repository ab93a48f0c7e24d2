import assert from "node:assert/strict";
import { test } from "node:test";
import { capitalised, folded, slugOf, withoutMarks } from "./index.ts";

test("letters lose their marks and nothing else", () => {
  assert.equal(withoutMarks("Đức Hoà, thuỷ"), "Duc Hoa, thuy");
  assert.equal(withoutMarks("Đức Hoà".normalize("NFD")), "Duc Hoa");
  assert.equal(folded("  Đức \n HOÀ "), "duc hoa");
});

test("an id holds what ids may hold, whatever the text", () => {
  assert.equal(slugOf("1. Thẩm tra (4 giờ) – ký"), "tham-tra-4-gio-ky");
  assert.equal(slugOf("“…” 123"), "");
  assert.match(slugOf("Giấy tờ rất dài ".repeat(9)), /^[a-z0-9-]{1,40}(?<!-)$/);
});

test("only the beginning is written large, by Vietnamese rules", () => {
  assert.equal(capitalised("đang chờ Sở Tư pháp"), "Đang chờ Sở Tư pháp");
  assert.equal(capitalised("ủy ban"), "Ủy ban");
  assert.equal(capitalised(""), "");
});
