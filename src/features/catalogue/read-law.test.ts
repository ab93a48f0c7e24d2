import assert from "node:assert/strict";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { readLaw } from "./read-law.ts";

const LAW = join(import.meta.dirname, "../../../law");

test("reads the law of the repository", async () => {
  const law = await readLaw(LAW);
  assert.ok(law.holidays.holidays.some(({ date }) => date === "2026-11-24"));
});

test("a broken file is named with path and reason, all at once", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "law-"));
  t.after(() => rm(folder, { recursive: true }));
  await cp(LAW, folder, { recursive: true });
  await writeFile(join(folder, "intake.yaml"), "onlineIntake: []\nsameDay: []\n");
  await rm(join(folder, "holidays.yaml"));
  await assert.rejects(readLaw(folder), (error: Error) => {
    assert.match(error.message, /có 3 lỗi/);
    assert.ok(error.message.includes(`${join(folder, "intake.yaml")}: onlineIntake: `));
    assert.ok(error.message.includes(`${join(folder, "holidays.yaml")}: Không có tệp này.`));
    return true;
  });
});

test("a folder that is not there", async () => {
  await assert.rejects(readLaw(join(LAW, "nowhere")), /Không đọc được thư mục quy định pháp luật .*nowhere/);
});
