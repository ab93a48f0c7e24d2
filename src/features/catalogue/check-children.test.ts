import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { compile, fromBpmn, processGraph, toBpmn } from "../../core/procedure/index.ts";
import type { Revision } from "../../core/procedure/types.ts";
import { childFindings } from "./check-children.ts";
import { readDefinitions } from "./read-definitions.ts";

const folders = readDefinitions([join(import.meta.dirname, "../../../procedures")]);
const files = folders.find(({ folder }) => folder.endsWith("khai-sinh-thuong-tru-bhyt"))!.files;
const known = new Map(
  folders.flatMap((one) => {
    const compiled = compile(one.files);
    return compiled.ok ? [[compiled.revision.code, compiled.revision] as const] : [];
  }),
);

/** What is said when the process reads otherwise: by the definition alone, else with the other side. */
function said(
  change: (process: string) => string,
  find: (code: string) => Revision | undefined = (code) => known.get(code),
): string[] {
  const changed = { ...files, "process.yaml": change(files["process.yaml"]!) };
  const compiled = compile(changed);
  const findings = compiled.ok ? childFindings(compiled.revision, changed, find) : compiled.findings;
  return findings.map(({ file, line, message }) => `${file}:${line ?? 0}: ${message}`);
}

const FAULTS: [what: string, from: string, to: string, says: RegExp][] = [
  ["a procedure that is not there", 'procedure: "1.001939"', 'procedure: "1.009999"', /Không có thủ tục 1\.009999/],
  ["a unit that is not there", "unit: bao-hiem-xa-hoi\n", "unit: bao-hiem\n", /Không có loại đơn vị “bao-hiem”/],
  [
    "a field that the child does not ask",
    "facility: insurance.facility",
    "clinic: insurance.facility",
    /không có trường “clinic”/,
  ],
  [
    "a name that the parent does not know",
    "facility: insurance.facility",
    "facility: insurance.clinic",
    /process\.yaml:\d+: .*insurance\.clinic/,
  ],
  ["a kind that does not fit", 'kin.onRecord: "true"', "kin.onRecord: child.name", /“kin\.onRecord”.*cần đúng\/sai/],
  ["a choice that the child does not offer", `group: '"under6"'`, `group: '"baby"'`, /“group” không có lựa chọn “baby”/],
  ["a question that nobody answers", "        facility: insurance.facility\n", "", /Hồ sơ con 1\.001939: thiếu “facility”/],
  [
    "a paper of the parent that is not there",
    "cha-me-dong-y: dong-y-cha-me",
    "cha-dong-y: dong-y-cha-me",
    /không có giấy tờ nào tên “cha-dong-y”/,
  ],
  [
    "a paper of the child that is not there",
    "cha-me-dong-y: dong-y-cha-me",
    "cha-me-dong-y: dong-y-me",
    /không có giấy tờ “dong-y-me”/,
  ],
  ["too few hours", "hours: 48", "hours: 40", /Bước này có 40 giờ, nhưng thủ tục 1\.001939 cần 48 giờ/],
];

test("the interlinked procedure of the house is whole on both sides", () => {
  assert.deepEqual(
    said((process) => process),
    [],
  );
});

for (const [what, from, to, says] of FAULTS)
  test(`names ${what}`, () => {
    assert.ok(files["process.yaml"]!.includes(from), from);
    const found = said((process) => process.replace(from, to));
    assert.ok(
      found.some((one) => says.test(one)),
      found.join("\n"),
    );
  });

test("a part that asks for more than the citizen was asked is found by the cases", () => {
  const found = said(
    (process) => process,
    (code) => {
      const revision = known.get(code);
      if (code !== "1.001939" || !revision) return revision;
      const [first, ...rest] = revision.pages;
      const more = { ...first!.fields[0]!, id: "insured.bloodGroup", type: "text" as const, label: "Nhóm máu" };
      return { ...revision, pages: [{ ...first!, fields: [...first!.fields, more] }, ...rest] };
    },
  );
  assert.ok(
    found.some((one) => /thiếu “insured\.bloodGroup”/.test(one)),
    found.join("\n"),
  );
});

test("a drawing shows the other agency and brings the part back unchanged", async () => {
  const revision = known.get("2.000986")!;
  assert.ok(processGraph(revision).lanes.some(({ name }) => name === "Bảo hiểm xã hội – Cơ quan liên thông"));
  const read = await fromBpmn(await toBpmn(revision));
  assert.deepEqual(
    read.steps.map(({ id, child }) => [id, child]),
    revision.steps.map(({ id, child }) => [id, child]),
  );
});
