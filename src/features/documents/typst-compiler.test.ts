import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fontCoverage } from "./font-coverage.ts";
import { REGULAR_FONT } from "./fonts.ts";
import { compilePdf } from "./typst-compiler.ts";

const COMPILER = JSON.stringify(import.meta.resolve("./typst-compiler.ts"));
const DATA = JSON.stringify({
  title: "Thử",
  date: { year: 2026, month: 1, day: 1, hour: 0, minute: 0, second: 0 },
  qr: null,
  view: {
    authority: "A",
    centre: "B",
    code: "C",
    procedureName: "D",
    applicantName: "E",
    leadAgency: "F",
    coordinating: "",
    placeAndDate: "E, F",
    printedAt: "G",
    form: { title: ["H"], source: "I" },
    rows: [],
  },
});

/** Runs a script in a process of its own; its output must come and it must end by itself. */
function run(script: string): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    encoding: "utf8",
    timeout: 60_000,
  });
  assert.equal(status, 0, stderr);
  return stdout.trim();
}

test("a template that is not there, or data that is missing, fails with the reason; the next document works", async () => {
  await assert.rejects(compilePdf("nowhere.typ", DATA), /could not be made: .*file not found/);
  await assert.rejects(compilePdf("control-slip.typ", JSON.stringify({ view: {} })), /could not be made: .*does not contain key/);
  assert.ok((await compilePdf("control-slip.typ", DATA)).length > 1000);
});

test("more documents at once than one process makes", () => {
  const script = `
    const { compilePdf } = await import(${COMPILER});
    const all = await Promise.all(Array.from({ length: 510 }, () => compilePdf("control-slip.typ", ${JSON.stringify(DATA)})));
    console.log(new Set(all.map((pdf) => Buffer.from(pdf).toString("base64"))).size, all.length);`;
  assert.equal(run(script), "1 510");
});

test("a compiler that is killed fails what it was making and is replaced", () => {
  const script = `
    const { compilePdf } = await import(${COMPILER});
    const data = ${JSON.stringify(DATA)};
    const making = compilePdf("control-slip.typ", data).then(() => "made", (error) => error.message);
    const child = process._getActiveHandles().find((handle) => handle.constructor.name === "ChildProcess");
    child.kill("SIGKILL");
    console.log(await making);
    console.log((await compilePdf("control-slip.typ", data)).length > 1000);`;
  assert.match(run(script), /^The process that makes documents failed: it ended with SIGKILL\ntrue$/);
});

test("the font has every Vietnamese letter and lacks other scripts", () => {
  const has = fontCoverage(readFileSync(REGULAR_FONT));
  const letters = "aàáảãạăằắẳẵặâầấẩẫậđeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ";
  for (const letter of `${letters}${letters.toLocaleUpperCase("vi")}–…“”₫`) assert.ok(has(letter.codePointAt(0)!), letter);
  for (const letter of "漢ไ😀\uE000") assert.ok(!has(letter.codePointAt(0)!), letter);
  assert.throws(() => fontCoverage(new Uint8Array(12)), /no table cmap/);
});
