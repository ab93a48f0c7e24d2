import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { lintFolders } from "./lint-folders.ts";
import { readDefinitions } from "./read-definitions.ts";

const procedures = join(import.meta.dirname, "../../../procedures");
const folder = mkdtempSync(join(tmpdir(), "motcua-lint-"));
after(() => rmSync(folder, { recursive: true }));

test("every procedure of the house is without fault, and so are its cases", () => {
  const { folders, findings } = lintFolders([procedures]);
  assert.ok(folders >= 1);
  assert.deepEqual(findings, []);
});

test("every file of a procedure names its schema for editors, and has cases", () => {
  for (const { folder: where, files } of readDefinitions([procedures])) {
    assert.ok(
      Object.keys(files).some((path) => path.startsWith("cases/")),
      `${where} has no cases`,
    );
    for (const [path, text] of Object.entries(files)) {
      if (!path.endsWith(".yaml")) continue;
      assert.match(
        text,
        new RegExp(`^# yaml-language-server: \\$schema=(\\.\\./)+schema/${path.replace(".yaml", "")}\\.schema\\.json\\n`),
        `${where}/${path}`,
      );
    }
  }
});

test("faults are told with the path of the file, for every folder below", () => {
  for (const name of ["a", "b"]) cpSync(join(procedures, "ho-tich/khai-sinh"), join(folder, "x", name), { recursive: true });
  const file = join(folder, "x", "b", "process.yaml");
  writeFileSync(file, readFileSync(file, "utf8").replace("hours: 4", "hours: 14"));
  const { folders, findings } = lintFolders([folder]);
  assert.equal(folders, 2);
  assert.equal(findings.length, 3, "one for each channel");
  for (const { file: told } of findings) assert.ok(told.endsWith(join("x", "b", "procedure.yaml")));
});

test("a case that comes out otherwise is a fault too", () => {
  const file = join(folder, "x", "a", "cases", "tre-bi-bo-roi.json");
  writeFileSync(file, readFileSync(file, "utf8").replace("16000", "17000").replace('"next": null', '"next": "me"'));
  const told = lintFolders([join(folder, "x", "a")]).findings;
  assert.deepEqual(
    told.map(({ path }) => path),
    ["expect.next"],
  );
});

test("a folder without procedures is none", () => assert.equal(lintFolders([join(procedures, "schema")]).folders, 0));
