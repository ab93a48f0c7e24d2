import assert from "node:assert/strict";
import { test } from "node:test";
import { checkEmail, checkPhone } from "./contact.ts";
import { checkPersonalId, type KnownPerson, readPersonalId } from "./personal-id.ts";

const warningsOf = (text: string, known?: KnownPerson) => {
  const checked = checkPersonalId(text, known);
  assert.ok(checked.ok);
  return checked.warnings;
};

test("a number of 12 digits is taken, however it is spaced", () => {
  assert.deepEqual(checkPersonalId(" 008 198 004 151 "), { ok: true, value: "008198004151", warnings: [] });
  assert.deepEqual(checkPersonalId("0081.9800.4151"), { ok: true, value: "008198004151", warnings: [] });
});

test("anything else is refused with what to do", () => {
  const message = (text: string) => {
    const checked = checkPersonalId(text);
    return checked.ok ? "" : checked.message;
  };
  assert.match(message("00819800415"), /11 chữ số.*12 chữ số/);
  assert.match(message("012345678"), /chứng minh nhân dân cũ/);
  assert.match(message("00819800415A"), /chỉ gồm chữ số/);
  assert.match(message(""), /0 chữ số/);
});

test("what looks odd is warned about and let pass", () => {
  assert.match(warningsOf("999198004151")[0] ?? "", /999/);
  assert.match(warningsOf("008198004151", { sex: "male" })[0] ?? "", /giới tính/);
  assert.match(warningsOf("008198004151", { birthYear: 1999 })[0] ?? "", /1998, không phải 1999/);
  assert.deepEqual(warningsOf("008198004151", { sex: "female", birthYear: 1998 }), []);
});

test("the fourth digit tells century and sex", () => {
  assert.deepEqual(readPersonalId("001099000001"), { sex: "male", birthYear: 1999, province: "Hà Nội" });
  assert.deepEqual(readPersonalId("008326000001"), { sex: "female", birthYear: 2026, province: "Tuyên Quang" });
  assert.equal(readPersonalId("008405000001").birthYear, 2105);
});

test("phone numbers of mobiles and landlines, with or without the country code", () => {
  for (const text of ["0912345678", "0912 345 678", "+84912345678", "0084 912 345 678", "0912.345.678"]) {
    assert.deepEqual(checkPhone(text), { ok: true, value: "0912345678", warnings: [] }, text);
  }
  assert.ok(checkPhone("02073822123").ok);
  for (const text of ["0112345678", "091234567", "09123456789", "113", "abc", ""]) assert.equal(checkPhone(text).ok, false, text);
});

test("e-mail addresses are checked for their shape only", () => {
  for (const text of ["ten@vidu.vn", "a.b+c@mail.vidu.com.vn"]) assert.ok(checkEmail(text).ok, text);
  for (const text of ["ten", "ten@", "@vidu.vn", "ten@vidu", "ten cach@vidu.vn", "a@b..vn", `${"a".repeat(250)}@vidu.vn`]) {
    assert.equal(checkEmail(text).ok, false, text);
  }
});
