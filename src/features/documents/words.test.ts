import assert from "node:assert/strict";
import { test } from "node:test";
import { dateInWords } from "./date-in-words.ts";
import { longDate, metadataDate, momentOf, shortDate, shortMoment } from "./legal-dates.ts";
import { printableData, printableText } from "./printable-text.ts";
import { dong } from "./shared-schemas.ts";

test("dates in words as they are spoken", () => {
  const cases: [string, string][] = [
    ["2026-11-15", "Ngày mười lăm tháng mười một năm hai nghìn không trăm hai mươi sáu"],
    ["2026-01-01", "Ngày một tháng một năm hai nghìn không trăm hai mươi sáu"],
    ["2024-04-21", "Ngày hai mươi mốt tháng tư năm hai nghìn không trăm hai mươi tư"],
    ["2000-02-10", "Ngày mười tháng hai năm hai nghìn"],
    ["2005-05-05", "Ngày năm tháng năm năm hai nghìn không trăm linh năm"],
    ["2004-10-14", "Ngày mười bốn tháng mười năm hai nghìn không trăm linh tư"],
    ["1999-12-31", "Ngày ba mươi mốt tháng mười hai năm một nghìn chín trăm chín mươi chín"],
    ["1955-08-25", "Ngày hai mươi lăm tháng tám năm một nghìn chín trăm năm mươi lăm"],
    ["1900-07-20", "Ngày hai mươi tháng bảy năm một nghìn chín trăm"],
    ["2011-11-11", "Ngày mười một tháng mười một năm hai nghìn không trăm mười một"],
    ["2101-06-24", "Ngày hai mươi tư tháng sáu năm hai nghìn một trăm linh một"],
  ];
  for (const [date, words] of cases) assert.equal(dateInWords(date), words, date);
  assert.throws(() => dateInWords("2026-02-30"), RangeError);
});

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
