import assert from "node:assert/strict";
import { test } from "node:test";
import { trialFiles, trialRevision } from "../fees/fixtures/trial.ts";
import { compile } from "./compile.ts";

const good = trialFiles();

function findingsOf(file: string, from: string, to: string): string[] {
  const text = good[file] ?? "";
  assert.ok(text.includes(from), `${file} has no ${from}`);
  const compiled = compile({ ...good, [file]: text.replace(from, to) });
  return compiled.ok ? [] : compiled.findings.map(({ path, message }) => `${path} | ${message.replaceAll("\u00a0", " ")}`);
}

const YAML = "procedure.yaml";
const FAULTS: [name: string, file: string, from: string, to: string, says: RegExp][] = [
  ["times that is no number", YAML, "times: copies", "times: copies > 1", /^fees\.1\.times \| .*một số/],
  ["times of an unknown field", YAML, "times: copies", "times: copis", /^fees\.1\.times \| .*“copies”/],
  ["waiver with an unknown name", YAML, "when: copies >= 10", "when: copy >= 10", /^waivers\.1\.when \| /],
  ["waiver without a condition", YAML, "when: copies >= 10", "when: copies", /^waivers\.1\.when \| .*đúng\/sai/],
  ["waiver of an unknown fee", YAML, "fees: [so-le]", "fees: [so-la]", /^waivers\.0\.fees\.0 \| .*“so-la”.*Chỉ có: trich-luc/],
  ["waiver that ends before it begins", YAML, "from: 2026-03-01", "from: 2027-03-01", /^waivers\.0\.to \| .*đứng trước/],
  ["the same waiver twice", YAML, "id: nhieu-ban", "id: muc-rieng", /^waivers\.1\.id \| .*“muc-rieng” bị trùng/],
  [
    "time of a case with an unknown choice",
    YAML,
    `when: 'matter == "licence"', time`,
    `when: 'matter == "license"', time`,
    /^channels\.counter\.cases\.0\.when \| .*Có phải “licence”/,
  ],
  [
    "time of a case without a condition",
    YAML,
    "when: copies > 10, time",
    "when: copies, time",
    /^channels\.counter\.cases\.1\.when \| .*đúng\/sai/,
  ],
  [
    "one fee under two ids",
    YAML,
    "id: lai-xe",
    "id: lai-xe-cu",
    /^fees\.\d+\.id \| “.+” đã có mã “lai-xe-cu”\. Các mức của cùng một khoản dùng chung một mã/,
  ],
  [
    "two tariffs from one day on",
    YAML,
    "to: 2025-12-31, when: 'matter == \"licence\"'",
    "when: 'matter == \"licence\"'",
    /^fees\.6 \| Khoản thu “lai-xe” có hai mức cùng áp dụng \(mục thứ 6 và mục thứ 7, nộp trực tuyến, từ 01\/01\/2026 trở đi\)\. Hãy ghi ngày hết hiệu lực/,
  ],
  [
    "two tariffs for some days",
    YAML,
    "to: 2025-12-31",
    "to: 2026-03-31",
    /^fees\.6 \| .*nộp trực tuyến, từ 01\/01\/2026 đến 31\/03\/2026/,
  ],
  [
    "two tariffs on one channel",
    YAML,
    "channels: [online], when: 'matter == \"residence\"'",
    "channels: [online, post], when: 'matter == \"residence\"'",
    /^fees\.3 \| .*nộp qua bưu điện, vào mọi ngày/,
  ],
  ["two tariffs everywhere", YAML, "id: xay-dung", "id: trich-luc", /^fees\.7 \| .*mọi kênh, vào mọi ngày/],
  [
    "tiers that do not rise",
    YAML,
    "{ upTo: 2, amount: 2000 },",
    "{ upTo: 2, amount: 2000 }, { upTo: 2, amount: 1500 },",
    /^fees\.1\.tiers\.1\.upTo \| .*không lớn hơn bậc đứng trước \(2\)/,
  ],
  ["last tier with an end", YAML, "{ amount: 1000 }]", "{ upTo: 9, amount: 1000 }]", /^fees\.1\.tiers\.1\.upTo \| Bậc cuối/],
  ["tier without an end", YAML, "{ upTo: 2, amount: 2000 }", "{ amount: 2000 }", /^fees\.1\.tiers\.0 \| .*upTo/],
  [
    "cap below one unit",
    YAML,
    "cap: 200000",
    "cap: 200",
    /^fees\.1\.cap \| Mức cao nhất 200 đ thấp hơn mức thu của một đơn vị \(2\.000 đ\)/,
  ],
  [
    "hours beyond the time of a case",
    "process.yaml",
    "hours: 1",
    "hours: 41",
    /^channels\.counter\.cases\.0\.time \| .*trường hợp “Đổi giấy phép lái xe”, chỉ có 40 giờ/,
  ],
  [
    "an exempt group of its own",
    "form.yaml",
    "value: poor",
    "value: ngheo",
    /choices\.2\.value \| .*“ngheo”.*Chỉ dùng: none, merit, poor/,
  ],
  [
    "exempt group as text",
    "form.yaml",
    "id: exemption\n            type: choice",
    "id: exemption\n            type: text",
    /\.type \| .*kiểu choice/,
  ],
];

test("the same fee in different periods and channels is no fault", () => assert.equal(trialRevision().fees.length, 10));

for (const [name, file, from, to, says] of FAULTS)
  test(`found: ${name}`, () => {
    const told = findingsOf(file, from, to);
    assert.ok(
      told.some((line) => says.test(line)),
      `${says} is not among ${told.join("\n")}`,
    );
  });
