import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dateInWords, numberInWords } from "./date-in-words.ts";

const NUMBERS: Record<number, string> = {
  0: "không",
  1: "một",
  4: "bốn",
  5: "năm",
  10: "mười",
  11: "mười một",
  14: "mười bốn",
  15: "mười lăm",
  19: "mười chín",
  20: "hai mươi",
  21: "hai mươi mốt",
  24: "hai mươi tư",
  25: "hai mươi lăm",
  30: "ba mươi",
  31: "ba mươi mốt",
  44: "bốn mươi tư",
  55: "năm mươi lăm",
  91: "chín mươi mốt",
  99: "chín mươi chín",
  100: "một trăm",
  101: "một trăm linh một",
  104: "một trăm linh bốn",
  105: "một trăm linh năm",
  110: "một trăm mười",
  111: "một trăm mười một",
  115: "một trăm mười lăm",
  121: "một trăm hai mươi mốt",
  999: "chín trăm chín mươi chín",
  1000: "một nghìn",
  1001: "một nghìn không trăm linh một",
  1010: "một nghìn không trăm mười",
  1900: "một nghìn chín trăm",
  1905: "một nghìn chín trăm linh năm",
  1945: "một nghìn chín trăm bốn mươi lăm",
  1954: "một nghìn chín trăm năm mươi tư",
  1975: "một nghìn chín trăm bảy mươi lăm",
  1981: "một nghìn chín trăm tám mươi mốt",
  1998: "một nghìn chín trăm chín mươi tám",
  1999: "một nghìn chín trăm chín mươi chín",
  2000: "hai nghìn",
  2001: "hai nghìn không trăm linh một",
  2004: "hai nghìn không trăm linh bốn",
  2005: "hai nghìn không trăm linh năm",
  2010: "hai nghìn không trăm mười",
  2014: "hai nghìn không trăm mười bốn",
  2015: "hai nghìn không trăm mười lăm",
  2020: "hai nghìn không trăm hai mươi",
  2021: "hai nghìn không trăm hai mươi mốt",
  2024: "hai nghìn không trăm hai mươi tư",
  2025: "hai nghìn không trăm hai mươi lăm",
  2026: "hai nghìn không trăm hai mươi sáu",
  2100: "hai nghìn một trăm",
  9999: "chín nghìn chín trăm chín mươi chín",
};

test("numbers in words follow the rules of mốt, tư, lăm, linh and không trăm", () => {
  assert.ok(Object.keys(NUMBERS).length >= 40);
  for (const [value, words] of Object.entries(NUMBERS)) assert.equal(numberInWords(Number(value)), words);
});

test("dates are written as on the birth certificate", () => {
  assert.equal(dateInWords("2026-11-15"), "Ngày mười lăm, tháng mười một, năm hai nghìn không trăm hai mươi sáu");
  assert.equal(dateInWords("1998-04-03"), "Ngày ba, tháng tư, năm một nghìn chín trăm chín mươi tám");
  assert.equal(dateInWords("2024-02-29"), "Ngày hai mươi chín, tháng hai, năm hai nghìn không trăm hai mươi tư");
  assert.equal(dateInWords("2005-12-31"), "Ngày ba mươi mốt, tháng mười hai, năm hai nghìn không trăm linh năm");
});

test("no two numbers are written alike", () => {
  const all = new Set(Array.from({ length: 10_000 }, (_, value) => numberInWords(value)));
  assert.equal(all.size, 10_000);
});

test("anything else is refused", () => {
  for (const value of [-1, 1.5, 10_000, Number.NaN]) assert.throws(() => numberInWords(value), RangeError);
  fc.assert(fc.property(fc.string({ maxLength: 9 }), (text) => void assert.throws(() => dateInWords(text), RangeError)));
});
