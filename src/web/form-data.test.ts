import assert from "node:assert/strict";
import { test } from "node:test";
import { toForm } from "./form-data.ts";

test("texts are composed, without invisible characters, with plain line ends", () => {
  const form = toForm([
    ["ten", "Hoa\u0300ng\u0000 Va\u0306n\u200B"],
    ["ghi", "một\r\nhai\rba"],
  ]);
  assert.equal(form.get("ten"), "Hoàng Văn");
  assert.equal(form.get("ghi"), "một\nhai\nba");
});

test("repeated keys keep their order; a missing key is empty; our own fields are not values", () => {
  const form = toForm([
    ["a", "1"],
    ["a", "2"],
    ["_csrf", "x"],
  ]);
  assert.deepEqual(form.all("a"), ["1", "2"]);
  assert.equal(form.get("b"), "");
  assert.equal(form.has("b"), false);
  assert.deepEqual(form.values, { a: ["1", "2"] });
  assert.equal(form.get("_csrf"), "x");
});

test("a file field that was left empty is no file", () => {
  const form = toForm([
    ["tep", new File([], "")],
    ["anh", new File(["x"], "a.jpg")],
  ]);
  assert.equal(form.file("tep"), undefined);
  assert.equal(form.file("anh")?.name, "a.jpg");
});
