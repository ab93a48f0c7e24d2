import assert from "node:assert/strict";
import { test } from "node:test";
import { likeness, plainText, syllables } from "./syllables.ts";

const full = (text: string): string[] => syllables(text).map((word) => word.full);

test("the place of the tone mark, lone i or y and composed letters make no difference", () => {
  assert.deepEqual(full("hoà thuỷ Lý kỹ"), full("hòa thủy lí kĩ".normalize("NFD")));
  assert.notDeepEqual(full("tay"), full("tai"));
});

test("plain letters are for keys", () => {
  assert.equal(plainText("Đăng ký, KHAI-SINH (số 2)"), "dang ki khai sinh so 2");
});

test("bare letters may be any word; hỏi and ngã are near, other tones are not", () => {
  const [hoi, nga, sac] = ["mả", "mã", "má"].map((text) => syllables(text)[0]!.full);
  assert.ok(likeness("ma", hoi!, true, false) > 0.9);
  assert.ok(likeness(hoi!, nga!, false, true) > likeness(sac!, nga!, false, true));
  assert.equal(likeness(sac!, sac!, false, true), 1);
});
