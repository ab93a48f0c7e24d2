import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { checkTaxCode, taxCheckDigit } from "./tax-code.ts";

test("codes of enterprises and their branches are taken in one way of writing", () => {
  for (const [typed, value] of [
    ["0100109106", "0100109106"],
    [" 0100 686 174 ", "0100686174"],
    ["0100109106-001", "0100109106-001"],
    ["0100109106 – 001", "0100109106-001"],
    ["0100109106001", "0100109106-001"],
  ] as const)
    assert.deepEqual(checkTaxCode(typed), { ok: true, value, warnings: [] });
});

test("twelve digits are the identification number of a household business or a person", () => {
  assert.deepEqual(checkTaxCode("008 088 990 640"), { ok: true, value: "008088990640", warnings: [] });
  const odd = checkTaxCode("999088990640");
  assert.match((odd.ok && odd.warnings[0]) || "", /mã tỉnh/);
});

test("a wrong digit, a wrong length and letters are refused with what to do", () => {
  for (const [typed, words] of [
    ["0100109107", /chữ số thứ mười không khớp/],
    ["0100109107-001", /chữ số thứ mười không khớp/],
    ["010010910", /9 chữ số/],
    ["01001091060011", /14 chữ số/],
    ["0100109-106", /10 chữ số/],
    ["MST0100109106", /chỉ gồm chữ số/],
    ["-", /chỉ gồm chữ số/],
  ] as const) {
    const checked = checkTaxCode(typed);
    assert.ok(!checked.ok, typed);
    assert.match(checked.message, words);
  }
});

test("a tenth digit that would be ten is never issued", () => {
  assert.equal(taxCheckDigit("000000000"), undefined);
  assert.equal(checkTaxCode("0000000000").ok, false);
});

test("changing any one of the ten digits is noticed", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{9}$/), fc.nat(9), fc.integer({ min: 1, max: 9 }), (nine, place, by) => {
      const check = taxCheckDigit(nine);
      fc.pre(check !== undefined);
      const code = nine + check;
      assert.ok(checkTaxCode(code).ok);
      const changed = code.slice(0, place) + ((Number(code[place]) + by) % 10) + code.slice(place + 1);
      assert.equal(checkTaxCode(changed).ok, false, `${code} ${changed}`);
    }),
  );
});
