import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { pageStore } from "./page-store.ts";

test("what was used last stays", () => {
  const store = pageStore<string>({ pages: 2, bytes: 100 });
  store.set("a", "A", 10);
  store.set("b", "B", 10);
  assert.equal(store.get("a"), "A");
  store.set("c", "C", 10);
  assert.equal(store.get("b"), undefined);
  assert.equal(store.get("a"), "A");
  store.clear();
  assert.deepEqual([store.get("a"), store.size()], [undefined, { pages: 0, bytes: 0 }]);
});

test("whatever is put in, neither bound is passed and what is held is counted right", () => {
  const acts = fc.array(fc.tuple(fc.nat(20), fc.nat(60)), { maxLength: 100 });
  fc.assert(
    fc.property(acts, (puts) => {
      const store = pageStore<number>({ pages: 5, bytes: 100 });
      for (const [key, bytes] of puts) {
        store.set(String(key), bytes, bytes);
        assert.equal(store.get(String(key)), bytes);
        assert.ok(store.size().pages <= 5 && store.size().bytes <= 100);
      }
      const held = [...Array(21).keys()].map((key) => store.get(String(key))).filter((bytes) => bytes !== undefined);
      const total = held.reduce((sum, bytes) => sum + bytes, 0);
      assert.deepEqual(store.size(), { pages: held.length, bytes: total });
    }),
  );
});

test("what alone is too large is not kept, and replaces nothing but itself", () => {
  const store = pageStore<string>({ pages: 5, bytes: 100 });
  store.set("a", "A", 50);
  store.set("b", "B", 101);
  assert.equal(store.get("a"), "A");
  store.set("a", "A2", 200);
  assert.equal(store.get("a"), undefined);
});
