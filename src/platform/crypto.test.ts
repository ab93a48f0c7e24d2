import assert from "node:assert/strict";
import { test } from "node:test";
import { readConfig } from "./config.ts";
import { mac, randomText, sameText, seal, unseal } from "./crypto.ts";

const config = readConfig({ MOTCUA_SECRET: "one-secret-of-at-least-32-characters" });
const other = readConfig({ MOTCUA_SECRET: "two-secret-of-at-least-32-characters" });

test("what was sealed opens with the same secret and purpose only, and not when changed", () => {
  const sealed = seal(config, "thử", "Hoàng Minh An");
  assert.equal(unseal(config, "thử", sealed), "Hoàng Minh An");
  assert.equal(unseal(config, "khác", sealed), undefined);
  assert.equal(unseal(other, "thử", sealed), undefined);
  for (const at of [0, 15, sealed.length - 1]) {
    const changed = Buffer.from(sealed);
    changed[at]! ^= 1;
    assert.equal(unseal(config, "thử", changed), undefined);
  }
  assert.equal(unseal(config, "thử", Buffer.alloc(3)), undefined);
  assert.notDeepEqual(seal(config, "thử", "a"), seal(config, "thử", "a"));
});

test("a keyed hash depends on secret, purpose and text", () => {
  const hashes = [mac(config, "a", "x"), mac(config, "b", "x"), mac(config, "a", "y"), mac(other, "a", "x")];
  assert.equal(new Set(hashes).size, 4);
  assert.ok(sameText(mac(config, "a", "x"), hashes[0]!));
  assert.ok(!sameText("a", "ab"));
});

test("without a secret nothing is sealed", () => {
  assert.throws(() => seal(readConfig({}), "thử", "a"), /withSecret/);
});

test("random text never repeats, also across refills of its store, and holds all its bytes", () => {
  const texts = Array.from({ length: 2000 }, () => randomText(16));
  assert.equal(new Set(texts).size, texts.length);
  for (const text of texts) assert.equal(Buffer.from(text, "base64url").length, 16);
  const mean = texts.flatMap((text) => [...Buffer.from(text, "base64url")]).reduce((sum, byte) => sum + byte, 0) / 32_000;
  assert.ok(mean > 120 && mean < 135);
});
