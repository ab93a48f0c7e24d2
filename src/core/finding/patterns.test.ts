import assert from "node:assert/strict";
import { test } from "node:test";
import { sure } from "./features.ts";
import { matchPattern, readPattern } from "./patterns.ts";
import { syllables } from "./syllables.ts";

const classes = new Map([["giấy", ["thẻ", "sổ đỏ"].map(syllables)]]);
const places = (pattern: string, text: string, marked = true): number[] =>
  matchPattern(readPattern(pattern, classes), syllables(text).map(sure), marked).flatMap((match) => [...match.places]);

test("alternatives, absent words, gaps and classes", () => {
  assert.deepEqual(places("mất|rơi [cái] {giấy}", "tôi rơi sổ đỏ"), [1, 2, 3]);
  assert.deepEqual(places("mất|rơi [cái] {giấy}", "mất cái thẻ"), [0, 1, 2]);
  assert.deepEqual(places("bố ~2 mất", "bố tôi vừa mất"), [0, 3]);
  assert.deepEqual(places("bố ~2 mất", "bố của tôi vừa mất"), []);
});

test("not followed by, beginning and end", () => {
  assert.deepEqual(places("mất !{giấy}", "mất sổ đỏ"), []);
  assert.deepEqual(places("mất !{giấy}", "mất rồi"), [0]);
  assert.deepEqual(places("^ cưới", "sắp cưới"), []);
  assert.deepEqual(places("bán $", "nghỉ bán"), [1]);
});

test("a word without marks may be any, one with other marks is not meant", () => {
  assert.deepEqual(places("mất", "mat", false), [0]);
  assert.deepEqual(places("mất", "mặt"), []);
});

test("a class that does not exist is named", () => {
  assert.throws(() => readPattern("{không_có}", classes), /không_có/);
});
