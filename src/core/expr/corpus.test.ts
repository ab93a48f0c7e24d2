import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";
import { build } from "esbuild";
import { type CorpusCase, runCase } from "./cases/run-case.ts";
import type { Vocabulary } from "./index.ts";

const folder = new URL("./cases/", import.meta.url);
const readJson = (name: string) => JSON.parse(readFileSync(new URL(name, folder), "utf8"));
const vocabulary: Vocabulary = readJson("vocabulary.json");
const corpus = readdirSync(folder)
  .filter((name) => name.endsWith(".json") && name !== "vocabulary.json")
  .flatMap((file) => (readJson(file) as CorpusCase[]).map((example) => ({ file, example })));

function assertCase(example: CorpusCase, actual: ReturnType<typeof runCase>): void {
  if ("gives" in example) {
    assert.deepEqual(actual, { gives: example.gives }, example.expression);
    return;
  }
  assert.ok("fault" in actual, `${example.expression} should be refused`);
  assert.ok(actual.fault.includes(example.fault), `${example.expression}: “${actual.fault}” does not say “${example.fault}”`);
  assert.equal(actual.at, example.at, example.expression);
}

test("the corpus of conditions holds on the server", () => {
  assert.ok(corpus.length >= 60);
  for (const { example } of corpus) assertCase(example, runCase(example, vocabulary));
});

test("the same corpus holds in the browser bundle, which needs nothing of Node", async () => {
  const entry = new URL("./run-case.ts", folder).pathname;
  const bundle = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    platform: "browser",
    format: "iife",
    globalName: "motcua",
    target: "es2022",
  });
  // What a phone of 2024 has: no process, no require, no Buffer, and no Temporal either.
  const browser = vm.createContext({ TextEncoder, TextDecoder });
  vm.runInContext(`delete globalThis.Temporal;${bundle.outputFiles[0]?.text}`, browser);
  for (const { example } of corpus) {
    const call = `JSON.stringify(motcua.runCase(${JSON.stringify(example)}, ${JSON.stringify(vocabulary)}))`;
    assertCase(example, JSON.parse(vm.runInContext(call, browser)));
  }
});
