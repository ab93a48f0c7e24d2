import assert from "node:assert/strict";
import { test } from "node:test";
import { longDate, metadataDate, momentOf, shortDate, shortMoment } from "./legal-dates.ts";
import { printableData, printableText } from "./printable-text.ts";
import { dong } from "./shared-schemas.ts";

test("moments are those of Việt Nam", () => {
  assert.equal(momentOf("2026-11-20T17:05:00.000Z"), "00 giờ 05 phút, ngày 21 tháng 11 năm 2026");
  assert.equal(longDate("2026-02-03"), "ngày 03 tháng 02 năm 2026");
  assert.equal(longDate("2026-03-02T23:00:00.000Z"), "ngày 03 tháng 3 năm 2026");
  assert.equal(shortDate("2026-11-20T17:00:00Z"), "21/11/2026");
  assert.equal(shortMoment("2026-11-20T02:05:00.000Z"), "09:05 20/11/2026");
  assert.deepEqual(metadataDate("2026-11-20T02:05:09.123Z"), { year: 2026, month: 11, day: 20, hour: 2, minute: 5, second: 9 });
});

test("amounts of money", () => {
  assert.deepEqual([0, 8000, 150000, 1234567].map(dong), ["0 đồng", "8.000 đồng", "150.000 đồng", "1.234.567 đồng"]);
});

test("text for paper", () => {
  const latin = (codePoint: number) => codePoint < 0x2000;
  assert.equal(printableText("  a\u0301\tb\n\u200Bc\u0007 ", latin), "á b c");
  assert.equal(printableText("x漢y😀\ud800", latin), "x?y??");
  assert.equal(printableText("a".repeat(35), latin), "a".repeat(35));
  assert.equal(
    printableText("a".repeat(40), latin),
    ["a".repeat(12), "a".repeat(12), "a".repeat(12), "a".repeat(4)].join("\u200B"),
  );
  assert.deepEqual(printableData({ a: ["é".normalize("NFD"), 1, true, null], b: undefined }, latin), {
    a: ["é", 1, true, null],
    b: undefined,
  });
});
