import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { trialRevision } from "../fees/fixtures/trial.ts";
import { libraryCard } from "../fixtures/library-card.ts";
import { compile } from "./compile.ts";
import { writeFiles } from "./write-files.ts";

const SHIPPED = join(import.meta.dirname, "../../../../procedures");

test("files written from a revision compile to the same revision", () => {
  const revision = libraryCard();
  const again = compile(writeFiles(revision));
  assert.deepEqual(again, { ok: true, revision });
});

test("fees with tiers, a cap and times, waivers and times of cases come back as they were", () => {
  const revision = {
    ...trialRevision(),
    fees: trialRevision().fees.map((fee) => (fee.times ? { ...fee, timesUnit: "người" } : fee)),
  };
  assert.deepEqual(compile(writeFiles(revision)), { ok: true, revision });
});

test("so do the files of every procedure that is shipped", () => {
  const folders = readdirSync(SHIPPED, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith("procedure.yaml"));
  assert.ok(folders.length > 0);
  for (const path of folders) {
    const folder = join(SHIPPED, path, "..");
    const files = ["procedure.yaml", "form.yaml", "papers.yaml", "process.yaml"].map((name) => [
      name,
      readFileSync(join(folder, name), "utf8"),
    ]);
    const first = compile(Object.fromEntries(files));
    assert.ok(first.ok, path);
    assert.deepEqual(compile(writeFiles(first.revision)), first, path);
  }
});
