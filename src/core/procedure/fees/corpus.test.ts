import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { feeFor } from "./fee-for.ts";
import { type Trial, trialCase, trialRevision, trialWaivers } from "./fixtures/trial.ts";

type CorpusCase = Trial & {
  name: string;
  expect: {
    total: number;
    full: number;
    saved: number;
    counterTotal: number;
    counterWhy?: string[];
    lines: { id: string; units: number; full: number; total: number; waiver?: string }[];
  };
};

const FOLDER = join(import.meta.dirname, "cases");
const files = readdirSync(FOLDER);
const casesIn = (file: string): CorpusCase[] => JSON.parse(readFileSync(join(FOLDER, file), "utf8"));
/** Sums have a space that does not break; the corpus is written with ordinary ones. */
const plain = (text: string): string => text.replaceAll("\u00a0", " ");
const revision = trialRevision();
const waivers = trialWaivers();

for (const file of files) {
  for (const one of casesIn(file)) {
    test(`${file}: ${one.name}`, () => {
      const fee = feeFor(revision, trialCase(one), waivers);
      const lines = fee.lines.map(({ id, units, full, total, waiver }) => ({
        id,
        units,
        full,
        total,
        ...(waiver && { waiver: waiver.id }),
      }));
      const { total, full = 0, counterTotal, counterWhy } = fee;
      assert.deepEqual(
        { total, full, saved: full - total, counterTotal, lines, ...(counterWhy && { counterWhy: counterWhy.map(plain) }) },
        one.expect,
      );
    });
  }
}

test("there are sixty cases at least, each with a name of its own", () => {
  const names = files.flatMap((file) => casesIn(file).map(({ name }) => `${file} ${name}`));
  assert.ok(names.length >= 60, `${names.length}`);
  assert.equal(new Set(names).size, names.length);
});
