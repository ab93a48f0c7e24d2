import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fixedClock } from "../../platform/clock.ts";
import { type TestServices, testServices } from "../../platform/testing/test-services.ts";
import { checkEdit, findProcedure, importFiles, lintFolders, publishFolder } from "./index.ts";

const guide = readFileSync(join(import.meta.dirname, "../../../docs/them-thu-tuc.md"), "utf8");

/** The files that docs/them-thu-tuc.md tells the reader to write: code blocks with a file name after their language. */
const files = Object.fromEntries(
  [...guide.matchAll(/^```(?:yaml|json) (\S+)\n([\s\S]*?)^```$/gm)].map(([, path, text]) => [path!, text!]),
);

const folder = mkdtempSync(join(tmpdir(), "motcua-them-thu-tuc-"));
const procedure = join(folder, "van-hoa", "muon-loa-dai");
const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(procedure, path)), { recursive: true });
  writeFileSync(join(procedure, path), text);
};
let world: TestServices;
before(async () => {
  // The day from which the procedure of the guide applies.
  world = await testServices({ clock: fixedClock("2026-11-23T01:00:00Z") });
  for (const [path, text] of Object.entries(files)) write(path, text);
});
after(async () => {
  rmSync(folder, { recursive: true });
  await world?.close();
});

test("the guide shows a whole procedure: four files and cases", () => {
  const cases = Object.keys(files).filter((path) => path.startsWith("cases/"));
  assert.deepEqual(
    Object.keys(files).filter((path) => !cases.includes(path)),
    ["procedure.yaml", "form.yaml", "papers.yaml", "process.yaml"],
  );
  assert.ok(cases.length >= 2);
});

test("what the guide shows has no fault, and its cases come out", () =>
  assert.deepEqual(lintFolders([procedure]), { folders: 1, findings: [] }));

test("a tenfold amount is found by both cases, as the guide promises", () => {
  write("procedure.yaml", files["procedure.yaml"]!.replace("amount: 5000", "amount: 50000"));
  const told = lintFolders([procedure]).findings.map(({ path }) => path);
  write("procedure.yaml", files["procedure.yaml"]!);
  assert.deepEqual(told, ["expect.fee", "expect.fee"]);
});

test("taken in as an edit it has no error that would hold up its approval", async () => {
  const encoder = new TextEncoder();
  const given = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, encoder.encode(text)]));
  const outcome = await importFiles(world.services, { kind: "system", name: "Người vận hành" }, { files: given });
  assert.equal(outcome.kind, "imported");
  assert.ok("edit" in outcome);
  const { findings } = await checkEdit(world.services, outcome.edit);
  assert.deepEqual(
    findings.filter(({ severity }) => severity === "error"),
    [],
  );
});

test("it is published from a folder outside of the house, once, without a change to the program", async () => {
  assert.equal(await publishFolder(world.services, folder), 1);
  assert.equal(await publishFolder(world.services, folder), 0);
  const published = await findProcedure(world.services, "9.900001");
  assert.equal(published?.revision.plain, "Mượn loa đài, bàn ghế đám cưới");
});
