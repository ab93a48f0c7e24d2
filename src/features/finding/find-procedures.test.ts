import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { fixedClock } from "../../platform/clock.ts";
import { TEST_NOW, type TestServices, testServices } from "../../platform/testing/test-services.ts";
import { OFFER_STALE_MS, publishFolder } from "../catalogue/index.ts";
import { importFile } from "../published/index.ts";
import { findProcedures, openFinder, readWords, WORDS_FOLDER } from "./index.ts";

let harness: TestServices;
const clock = fixedClock(TEST_NOW);
const folder = mkdtempSync(path.join(tmpdir(), "motcua-finding-"));
const BIRTH = fileURLToPath(new URL("../../../procedures/ho-tich/khai-sinh", import.meta.url));

before(async () => {
  harness = await testServices({ clock });
});
after(async () => {
  await harness.close();
  rmSync(folder, { recursive: true });
});

function fileOf(name: string, records: readonly { code: string; name: string }[]): string {
  const file = path.join(folder, name);
  const lines = records.map((one) => JSON.stringify({ ma_thu_tuc: one.code, ten_thu_tuc: one.name, cap_thuc_hien: "Cấp xã" }));
  writeFileSync(file, `${lines.join("\n")}\n`);
  return file;
}

const codes = async (text: string): Promise<string[]> =>
  (await findProcedures(harness.services, text)).results.map((one) => one.code);
const later = () =>
  clock.set(
    clock
      .now()
      .add({ milliseconds: OFFER_STALE_MS + 1 })
      .toString(),
  );

test("what is published or taken in is found, each code once, the definition before the published text", async () => {
  assert.deepEqual(await codes("khai sinh"), []);
  await publishFolder(harness.services, BIRTH);
  assert.deepEqual(await codes("khai sinh"), ["1.001193"], "at once in the process that published");
  await importFile(
    harness.services,
    fileOf("one.jsonl", [
      { code: "1.001193", name: "Thủ tục đăng ký khai sinh" },
      { code: "9.000001", name: "Cấp giấy phép nuôi ong lấy mật" },
    ]),
  );
  later();
  const { results } = await findProcedures(harness.services, "khai sinh");
  assert.deepEqual([results.length, results[0]?.revision?.code], [1, "1.001193"]);
  const [bees] = (await findProcedures(harness.services, "nuoi ong")).results;
  assert.deepEqual([bees?.code, bees?.revision, bees?.tiers], ["9.000001", undefined, ["Cấp xã"]]);
});

test("a procedure that was published anew is found by its new name", async () => {
  await importFile(harness.services, fileOf("two.jsonl", [{ code: "9.000001", name: "Cấp giấy phép nuôi đà điểu" }]));
  later();
  assert.deepEqual(await codes("đà điểu"), ["9.000001"]);
  assert.notEqual((await codes("lấy mật"))[0], "9.000001");
});

test("questions asked while the index is made share one making", async () => {
  later();
  const answers = await Promise.all(Array.from({ length: 20 }, () => codes("khai sinh")));
  assert.equal(new Set(answers.map((one) => one.join())).size, 1);
});

test("a command finds shipped definitions although nothing was published yet", async () => {
  const fresh = await testServices({ clock });
  try {
    const { find, defined, published } = await openFinder(fresh.services, BIRTH);
    assert.deepEqual([find("khai sinh").results[0]?.code, defined, published], ["1.001193", 1, 0]);
  } finally {
    await fresh.close();
  }
});

test("the words that are shipped can be read; broken ones are named with their file", () => {
  assert.ok(Object.keys(readWords(WORDS_FOLDER).entries).length > 250);
  const broken = path.join(folder, "words");
  mkdirSync(path.join(broken, "entries"), { recursive: true });
  writeFileSync(path.join(broken, "entries", "a.yaml"), '"1.000001": { use: 11 }\n');
  assert.throws(() => readWords(broken), /a\.yaml/);
});
