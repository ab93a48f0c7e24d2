import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { ownPath } from "./own-path.ts";

test("own paths stay as they are", () => {
  for (const path of ["/", "/ho-so/H60.30.12-261120-0001?trang=2#giay-to", "/can-bo?vai=a%20b"])
    assert.equal(ownPath(path), path);
});

test("whatever is asked for, a browser stays on this site", () => {
  const start = fc.constantFrom("", "/", "//", "/\\", "\\\\", "/\t/", "http:", "https://", "javascript:", "/..//", "/.//");
  const property = fc.property(start, fc.string({ unit: "grapheme" }), (prefix, rest) => {
    const path = ownPath(prefix + rest);
    assert.equal(new URL(path, "https://dichvucong.vn").origin, "https://dichvucong.vn");
    assert.match(path, /^\/[\x21-\x7e]*$/);
  });
  fc.assert(property, { numRuns: 2000 });
});
