import assert from "node:assert/strict";
import { test } from "node:test";
import { libraryCard, libraryFiles } from "../fixtures/library-card.ts";
import { runCases } from "./run-cases.ts";

const revision = libraryCard();
const files = libraryFiles();

test("the cases of the library card come out as they say", () => assert.deepEqual(runCases(revision, files), []));

test("a case that expects something else is told with both", () => {
  const text = (files["cases/nguoi-lon.json"] ?? "").replace("22000", "1").replace('"anh", ', "");
  const findings = runCases(revision, { "cases/sai.json": text });
  assert.deepEqual(
    findings.map(({ file, path }) => `${file} ${path}`),
    ["cases/sai.json expect.papers", "cases/sai.json expect.fee"],
  );
  assert.equal(findings[1]?.message, "Trông đợi số tiền: 1. Thực tế: 22000.");
});
