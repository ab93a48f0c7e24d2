import assert from "node:assert/strict";
import { test } from "node:test";
import { matterOf } from "./matter-of.ts";

const offered = [
  { name: "Chứng thực bản sao từ bản chính", plain: "Chứng thực bản sao" },
  { name: "Đăng ký khai sinh", plain: "Làm khai sinh cho con" },
  { name: "Đăng ký khai tử", plain: "Báo tử" },
];

test("two letters choose a matter by the first letters of its words", () => {
  assert.equal(matterOf("ks", offered), offered[1]);
  assert.equal(matterOf("KS", offered), offered[1]);
  assert.equal(matterOf("kt", offered), offered[2]);
  assert.equal(matterOf("bs", offered), offered[0]);
});

test("names of people choose nothing", () => {
  for (const typed of ["hoang thi man", "An", "k", "xyz", ""]) assert.equal(matterOf(typed, offered), undefined, typed);
});
