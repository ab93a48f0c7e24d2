import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import { zipSync } from "fflate";
import { fixedClock } from "../../../platform/clock.ts";
import { type TestServices, testServices } from "../../../platform/testing/test-services.ts";
import { listEdits } from "../edits/list-edits.ts";
import { CARD, cardFiles, DUNG, published, SPECIALIST } from "../testing/controllers.ts";
import { exportRevision, zipFiles } from "./export-revision.ts";
import { importFiles } from "./import-files.ts";
import { readParts, readZip, safePath } from "./read-files.ts";

let world: TestServices;
before(async () => {
  world = await testServices({ clock: fixedClock("2026-11-17T02:00:00Z") });
});
after(() => world.close());

const files = cardFiles("2026-12-01");
const bytes = (text: string) => new TextEncoder().encode(text);
const problem = (read: ReturnType<typeof readZip>) => (read.ok ? "" : read.problems.join("\n"));

test("what is exported and imported again is the same procedure, on screen or as a zip", async () => {
  const id = await published(world.services, files);
  const exported = (await exportRevision(world.services, id))!;
  assert.deepEqual(exported, { code: CARD, files });
  const zip = zipFiles(CARD, exported.files);
  assert.deepEqual(zipFiles(CARD, exported.files), zip);
  const first = await importFiles(world.services, DUNG, { zip });
  const second = await importFiles(world.services, DUNG, { zip });
  assert.ok(first.kind === "imported" && second.kind === "imported");
  assert.deepEqual([first.edit.files, first.known, second.known, second.edit.id], [files, false, true, first.edit.id]);
  assert.equal((await importFiles(world.services, SPECIALIST, { zip })).kind, "refused");
});

test("an import that was cut off anywhere makes nothing", async () => {
  const zip = zipFiles("khac", cardFiles("2026-12-02"));
  const before = (await listEdits(world.services)).length;
  for (let share = 0; share < 20; share++) {
    const outcome = await importFiles(world.services, DUNG, { zip: zip.subarray(0, Math.floor((zip.length * share) / 20)) });
    assert.equal(outcome.kind, "refused");
  }
  assert.equal((await listEdits(world.services)).length, before);
});

test("bombs, tricks with paths, two procedures at once and texts in other encodings are refused with a sentence", () => {
  const zip = (parts: Record<string, Uint8Array>) => readZip(zipSync(parts));
  assert.match(problem(zip({ "procedure.yaml": new Uint8Array(9 * 1024 * 1024) })), /quá lớn/);
  const many = Object.fromEntries([...Array(600).keys()].map((n) => [`${n}.md`, bytes("x")]));
  assert.match(problem(zip({ ...many, "procedure.yaml": bytes("x") })), /quá lớn/);
  for (const path of ["../x.yaml", "/etc/x.yaml", "a/../../x.yaml", "C:\\x.yaml", "a//b.yaml", "x\u202e.yaml"])
    assert.match(problem(zip({ "procedure.yaml": bytes("x"), [path]: bytes("x") })), /không dùng được/, path);
  assert.match(problem(zip({ "a/procedure.yaml": bytes("x"), "b/procedure.yaml": bytes("x") })), /2 thủ tục/);
  assert.match(problem(zip({ "form.yaml": bytes("x") })), /procedure\.yaml/);
  assert.match(problem(zip({ "procedure.yaml": bytes("x"), "Procedure.yaml": bytes("y") })), /hai tệp cùng tên/);
  assert.match(problem(zip({ "procedure.yaml": bytes("x".repeat(100_001)) })), /dài hơn 100\.000 ký tự/);
  // Windows-1258 and UTF-16, as office programs still write them.
  assert.match(problem(zip({ "procedure.yaml": new Uint8Array([0x54, 0xea, 0x6e]) })), /UTF-8/);
  assert.match(problem(zip({ "procedure.yaml": new Uint8Array([0xff, 0xfe, 0x54, 0]) })), /UTF-8/);
  assert.match(problem(zip({ "procedure.yaml": new Uint8Array([0x54, 0, 0x54, 0]) })), /UTF-8/);
});

test("what other systems add to a zip stays out; line ends and folders of Windows are read", () => {
  const read = readZip(
    zipSync({
      "the\\procedure.yaml": bytes("\ufeffcode: x\r\nname: y\r\n"),
      "__MACOSX/the/._procedure.yaml": bytes("x"),
      "the/.DS_Store": bytes("x"),
      "the/anh.png": new Uint8Array([0x89, 0x50]),
    }),
  );
  assert.deepEqual(read, { ok: true, files: { "procedure.yaml": "code: x\nname: y\n" }, ignored: ["the/anh.png"] });
});

test("whatever bytes come, a zip is read or refused, and no path leads out of its folder", () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (given) => typeof readZip(given).ok === "boolean"));
  fc.assert(
    fc.property(fc.string({ maxLength: 40, unit: "grapheme" }), (path) => {
      const read = readParts({ "procedure.yaml": "x", [path]: "x" });
      if (read.ok) assert.ok(Object.keys(read.files).every((one) => safePath(one) && !one.includes("..")));
    }),
  );
});
