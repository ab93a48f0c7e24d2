import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { findEdit, listEdits, publishFolder } from "../features/catalogue/index.ts";
import { type TestServices, testServices } from "../platform/testing/test-services.ts";

const BIN = path.join(import.meta.dirname, "../../bin/motcua.js");
const LIBRARY = path.join(import.meta.dirname, "../core/procedure/fixtures/the-thu-vien");
const CARD = "9.999001";

let world: TestServices;
const place = mkdtempSync(path.join(tmpdir(), "motcua-export-"));
before(async () => {
  world = await testServices();
  await publishFolder(world.services, LIBRARY);
});
after(async () => {
  rmSync(place, { recursive: true });
  await world.close();
});

/** Runs a verb where a person stands. */
function run(...args: string[]): Promise<{ code: number | null; text: string }> {
  const env = { PATH: process.env.PATH, DATABASE_URL: world.adminUrl, MOTCUA_DATA: place };
  const child = spawn(process.execPath, [BIN, ...args], { cwd: place, env, stdio: ["ignore", "pipe", "pipe"] });
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (part: string) => {
      text += part;
    });
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, text })));
}

test("a procedure goes out as a zip or a folder and comes in again as an edit", async () => {
  const zipped = await run("export", CARD);
  assert.deepEqual([zipped.code, zipped.text.includes(`${CARD}.zip`)], [0, true], zipped.text);
  const again = await run("export", CARD);
  assert.equal(again.code, 1);
  assert.match(again.text, /đã có/);
  const folder = await run("export", CARD, "--to", "the");
  assert.equal(folder.code, 0, folder.text);
  const form = readFileSync(path.join(LIBRARY, "form.yaml"), "utf8");
  assert.equal(readFileSync(path.join(place, "the/form.yaml"), "utf8"), form);

  const taken = await run("import", `${CARD}.zip`);
  assert.equal(taken.code, 0, taken.text);
  assert.match(taken.text, /Đã tạo bản soạn: 9\.999001 Cấp thẻ thư viện/);
  const known = await run("import", "the");
  assert.match(known.text, /đã có và đang mở/);
  const edits = await listEdits(world.services);
  assert.deepEqual(
    edits.map(({ createdBy }) => createdBy.name),
    ["Người vận hành (dòng lệnh)"],
  );
  assert.equal((await findEdit(world.services, edits[0]!.id))?.files["form.yaml"], form);
});

test("what cannot be used is told in a sentence and takes nothing in", async () => {
  const before = (await listEdits(world.services)).length;
  writeFileSync(path.join(place, "hong.zip"), readFileSync(path.join(place, `${CARD}.zip`)).subarray(0, 900));
  for (const [args, says] of [
    [["import", "hong.zip"], /hỏng, tải chưa xong/],
    [["import", "khong-co"], /Không có tệp hoặc thư mục/],
    [["import"], /Hãy chỉ một tệp/],
    [["export", "1.000000"], /Không có thủ tục 1\.000000/],
    [["export"], /Hãy ghi mã thủ tục/],
  ] as const) {
    const { code, text } = await run(...args);
    assert.equal(code, 1);
    assert.match(text, says);
    assert.doesNotMatch(text, /\n\s+at /);
  }
  assert.equal((await listEdits(world.services)).length, before);
});
