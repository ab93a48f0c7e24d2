import assert from "node:assert/strict";
import { it } from "node:test";
import { compile } from "../compile.ts";
import { changeDefinition } from "./change-definition.ts";
import { newDefinition } from "./new-definition.ts";

const P = "procedure.yaml";

it("a new procedure tells what is still to be filled in, and nothing else", () => {
  const files = newDefinition({ code: "1.000001", name: "Cấp thẻ: loại mới" });
  const compiled = compile(files);
  assert.ok(!compiled.ok);
  assert.deepEqual(
    compiled.findings.map(({ path }) => path),
    [
      "summary",
      "field.code",
      "field.name",
      "decision.number",
      "decision.by",
      "effective.from",
      "results.0.code",
      "results.0.name",
      "legal",
    ],
  );
  const filled = changeDefinition(files, [
    { op: "set", file: P, path: ["summary"], value: "Để làm thẻ." },
    { op: "set", file: P, path: ["field"], value: { code: "G15-HT", name: "Hộ tịch" } },
    { op: "set", file: P, path: ["decision"], value: { number: "1/QĐ-UBND", by: "UBND tỉnh", date: "2026-11-01" } },
    { op: "set", file: P, path: ["effective", "from"], value: "2026-12-01" },
    { op: "set", file: P, path: ["results", 0], value: { code: "KQ.1", name: "Thẻ", template: "ket-qua" } },
    { op: "set", file: P, path: ["legal"], value: ["Luật Thư viện 2019"] },
  ]);
  assert.ok(filled.ok);
  const done = compile(filled.files);
  assert.ok(done.ok, JSON.stringify(done));
  assert.equal(done.revision.name, "Cấp thẻ: loại mới");
});
