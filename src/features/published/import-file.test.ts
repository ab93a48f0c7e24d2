import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { fixedClock } from "../../platform/clock.ts";
import { OperatorError } from "../../platform/operator-error.ts";
import { TEST_NOW, type TestServices, testServices } from "../../platform/testing/test-services.ts";
import { findPublished, type ImportCounts, importFile } from "./index.ts";

let harness: TestServices;
const clock = fixedClock(TEST_NOW);
const folder = mkdtempSync(path.join(tmpdir(), "motcua-import-"));
before(async () => {
  harness = await testServices({ clock });
});
after(async () => {
  await harness.close();
  rmSync(folder, { recursive: true });
});

/** The tests share a database, so each has procedures of its own: the field of the code is the test's number. */
const code = (field: number, i: number) => `${field}.${String(i).padStart(6, "0")}`;
const record = (field: number, i: number, name = `Thủ tục ${i}`) =>
  JSON.stringify({
    ma_thu_tuc: code(field, i),
    ten_thu_tuc: name,
    cach_thuc_thuc_hien: "Hình thức nộpThời gianPhí, lệ phíMô tảTrực tuyến3 Ngày làm việcMiễn phí",
  });
const lines = (field: number, count: number) => Array.from({ length: count }, (_, i) => record(field, i));
function fileOf(name: string, content: readonly string[]): string {
  const file = path.join(folder, name);
  const text = `${content.join("\n")}\n`;
  writeFileSync(file, name.endsWith(".gz") ? gzipSync(text) : text);
  return file;
}
const bring = (file: string, onShare?: (share: number) => void) => importFile(harness.services, file, onShare);
const pick = ({ resumedAfter, added, changed, unchanged, unreadable }: ImportCounts) => ({
  resumedAfter,
  added,
  changed,
  unchanged,
  unreadable,
});
const fresh = { resumedAfter: 0, added: 0, changed: 0, unchanged: 0, unreadable: 0 };

test("taking the same file in again stores nothing twice", async () => {
  const file = fileOf("again.jsonl.gz", lines(1, 250));
  const shares: number[] = [];
  assert.deepEqual(pick(await bring(file, (share) => shares.push(share))), { ...fresh, added: 250 });
  assert.equal(shares.at(-1), 1);
  const stored = (await bring(file)).contents;
  const again = await bring(file);
  assert.deepEqual([pick(again), again.contents], [{ ...fresh, unchanged: 250 }, stored]);
  const found = await findPublished(harness.services, code(1, 7));
  assert.deepEqual(found?.channels[0]?.time, { qty: 3, unit: "WORKING_DAY", text: "3 Ngày làm việc" });
});

test("a changed procedure is a new content, the one seen last is the present one, and both stay", async () => {
  const first = fileOf("first.jsonl", [record(2, 1, "Tên cũ")]);
  const second = fileOf("second.jsonl", [record(2, 1, "Tên mới")]);
  const name = async () => (await findPublished(harness.services, code(2, 1)))?.name;
  const before = (await bring(first)).contents;
  clock.set("2026-11-18T02:00:00Z");
  const changed = await bring(second);
  assert.deepEqual([pick(changed), changed.contents - before], [{ ...fresh, changed: 1 }, 1]);
  assert.equal(await name(), "Tên mới");
  clock.set("2026-11-19T02:00:00Z");
  assert.deepEqual(pick(await bring(first)), { ...fresh, unchanged: 1 });
  assert.equal(await name(), "Tên cũ", "a ministry may go back to what it had");
});

test("a run that was cut off goes on where it stopped", async () => {
  const file = fileOf("cut.jsonl", [...lines(3, 250)]);
  const { db } = harness.services;
  let batches = 0;
  const cut = {
    ...harness.services,
    db: new Proxy(db, {
      get: (target, key) => {
        if (key === "transaction" && ++batches > 2) throw new Error("power cut");
        const value: unknown = Reflect.get(target, key);
        return typeof value === "function" ? value.bind(target) : value;
      },
    }),
  };
  await assert.rejects(importFile(cut, file), /power cut/);
  assert.ok(await findPublished(harness.services, code(3, 199)));
  assert.equal(await findPublished(harness.services, code(3, 200)), undefined);
  assert.deepEqual(pick(await bring(file)), { ...fresh, resumedAfter: 200, added: 50 });
  assert.deepEqual(pick(await bring(file)), { ...fresh, unchanged: 250 }, "a finished file begins again");
});

test("a line that is no procedure is kept as it came and does not stop the others", async () => {
  const broken = '{"ma_thu_tuc": "4.0000';
  const file = fileOf("broken.jsonl", [record(4, 1), broken, "", record(4, 2), record(4, 2)]);
  assert.deepEqual(pick(await bring(file)), { ...fresh, added: 2, unchanged: 1, unreadable: 1 });
  await bring(file);
  const kept = await harness.superuserDb().selectFrom("import_unreadable").selectAll().execute();
  assert.deepEqual(
    kept.map((row) => [row.line, row.text]),
    [[2, broken]],
  );
});

test("a file that was not downloaded to its end says so, and keeps what came before", async () => {
  const file = path.join(folder, "half.jsonl.gz");
  const long = Array.from({ length: 3000 }, (_, i) => record(5, i, `Thủ tục ${Math.sin(i)}`));
  const packed = gzipSync(long.join("\n"));
  writeFileSync(file, packed.subarray(0, Math.floor(packed.length / 2)));
  await assert.rejects(bring(file), (error: Error) => error instanceof OperatorError && /tải chưa xong/.test(error.message));
  assert.ok(await findPublished(harness.services, code(5, 1)));
  await assert.rejects(bring(path.join(folder, "absent.jsonl")), OperatorError);
});
