import assert from "node:assert/strict";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { waiversOn } from "./law.ts";
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

test("who pays less is part of the law: its faults are told with the others", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "law-"));
  t.after(() => rm(folder, { recursive: true }));
  await cp(LAW, folder, { recursive: true });
  await writeFile(join(folder, "fee-waivers.yaml"), "waivers: [{ id: a, when: requester.levl > 1 }]\n");
  await writeFile(join(folder, "intake.yaml"), "onlineIntake: []\nsameDay: []\n");
  await assert.rejects(readLaw(folder), (error: Error) => {
    assert.ok(error.message.includes(`${join(folder, "fee-waivers.yaml")}: waivers.0.when: Không có trường`), error.message);
    assert.ok(error.message.includes(`${join(folder, "intake.yaml")}: onlineIntake: `));
    return true;
  });
});

test("waivers of a day and a province: the country's for everybody, a province's at home only", async () => {
  const ids = async (day: string, agencyId: string) => (await waiversOn(day, agencyId)).map(({ id }) => id);
  assert.ok((await ids("2026-08-15", "H60.30.12")).includes("cong-dan-so"));
  assert.ok(!(await ids("2026-08-14", "H60.30.12")).includes("cong-dan-so"));
  assert.ok((await ids("2027-02-28", "H60")).includes("cong-dan-so"));
  assert.ok(!(await ids("2027-03-01", "H60")).includes("cong-dan-so"));
  assert.ok((await ids("2026-11-20", "H60")).includes("tinh-truc-tuyen"));
  assert.ok(!(await ids("2026-11-20", "H11.2")).includes("tinh-truc-tuyen"));
});

test("what is not certain in the waivers says so", async () => {
  const { waivers } = await readLaw(LAW);
  for (const waiver of waivers.filter(({ province }) => province)) {
    assert.equal(waiver.confidence, "low", waiver.id);
    assert.match(waiver.source ?? "", /trình diễn/);
  }
});

test("a folder that is not there", async () => {
  await assert.rejects(readLaw(join(LAW, "nowhere")), /Không đọc được thư mục quy định pháp luật .*nowhere/);
});
