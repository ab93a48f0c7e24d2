import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { trialWaiverText } from "./fixtures/trial.ts";
import { parseWaivers, waiversSchemaJson } from "./parse-waivers.ts";

const LAW = join(import.meta.dirname, "../../../../law");
const good = trialWaiverText();
const problems = (text: string | undefined): string[] => {
  const parsed = parseWaivers(text);
  return parsed.ok ? [] : parsed.findings.map(({ path, message }) => `${path} | ${message}`);
};
const broken = (from: string, to: string): string[] => {
  assert.ok(good.includes(from), from);
  return problems(good.replace(from, to));
};

const FAULTS: [name: string, from: string, to: string, says: RegExp][] = [
  [
    "unknown name",
    "when: requester.digitalCitizen",
    "when: requester.digitalCitzen",
    /^waivers\.0\.when \| .*“requester\.digitalCitizen”/,
  ],
  [
    "name of one procedure only",
    "when: requester.digitalCitizen",
    "when: copies > 1",
    /^waivers\.0\.when \| Không có trường hay giá trị/,
  ],
  ["unknown group", '"merit"', '"merrit"', /^waivers\.1\.when \| Không có lựa chọn “merrit”\. Có phải “merit”/],
  ["no condition", "when: requester.digitalCitizen", "when: requester.level", /^waivers\.0\.when \| .*đúng\/sai/],
  ["end before beginning", "to: 2027-02-28", "to: 2026-08-14", /^waivers\.0\.to \| .*đứng trước/],
  ["for nothing in particular", 'procedures: ["9.999002"]\n    fees', "fees", /^waivers\.0 \| .*procedures.*fields/],
  ["misshapen code", 'procedures: ["9.999002"]\n', 'procedures: ["9.99"]\n', /^waivers\.0\.procedures\.0 \| Mã thủ tục/],
  ["the same id twice", "id: can-ngheo", "id: doi-tuong", /^waivers\.2\.id \| .*“doi-tuong” bị trùng/],
  ["without source", "legal: NQ 66.22/2026/NQ-CP", "source: báo", /^waivers\.0\.legal \| Thiếu căn cứ pháp lý/],
  ["more than everything", "rate: 100", "rate: 101", /^waivers\.0\.rate \| Số lớn nhất là 100/],
  ["misspelt key", "why: Bạn là công dân số", "whi: Bạn là công dân số", /^waivers\.0\.whi \| .*“why”/],
  ["unreadable", "waivers:", "waivers: [", / \| /],
];

for (const [name, from, to, says] of FAULTS)
  test(`found: ${name}`, () =>
    assert.match(broken(from, to).find((line) => says.test(line)) ?? broken(from, to).join("\n"), says));

test("a missing file is told", () => assert.deepEqual(problems(undefined), [" | Không có tệp này."]));

test("any text gives waivers or findings and never throws", () => {
  const anyText = fc.oneof(fc.string(), fc.json(), fc.constantFrom("waivers: [1]", "waivers: [{when: 3, from: {}}]", "a: *b"));
  fc.assert(fc.property(anyText, (text) => void parseWaivers(text)));
});

test("the JSON Schema beside the law is the present one", () => {
  const file = readFileSync(join(LAW, "fee-waivers.schema.json"), "utf8");
  assert.deepEqual(JSON.parse(file), JSON.parse(waiversSchemaJson()), 'it is old: run "node src/cli/write-schemas.ts"');
});
