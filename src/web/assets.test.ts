import assert from "node:assert/strict";
import { test } from "node:test";
import { loadAssets } from "./assets.ts";

test("the scripts and the style build for the oldest browsers we serve", async () => {
  const assets = await loadAssets();
  for (const name of ["motcua.css", "main.js"]) assert.ok(assets.files.get(assets.url(name))?.plain.length, name);
});
