import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { z } from "zod";
import { LAW_SCHEMAS, parseLaw, ruleOn } from "./index.ts";
import { currentLaw, lawTexts } from "./testing/test-calendar.ts";

const change = (file: string, from: string | RegExp, to: string) => {
  const texts = lawTexts();
  const changed = texts[file]!.replace(from, to);
  assert.notEqual(changed, texts[file], "the test changes nothing");
  return { ...texts, [file]: changed };
};
const problems = (files: Record<string, string>) => {
  const parsed = parseLaw(files);
  return parsed.ok ? [] : parsed.problems.map(({ file, path, message }) => `${file} | ${path} | ${message}`);
};

test("names file, path and reason of every problem", () => {
  const cases: [Record<string, string>, RegExp][] = [
    [change("holidays.yaml", '"2026-11-24"', '"2026-02-30"'), /^holidays\.yaml \| holidays\[\d+\]\.date \| Không có ngày này/],
    [change("holidays.yaml", '"2026-11-24"', '"2026-09-02"'), /holidays\[\d+\]\.date \| Ngày 2026-09-02 được ghi hai lần/],
    [change("holidays.yaml", '"2026-08-22"', '"2026-09-02"'), /swapDays\[3\]\.date \| Ngày 2026-09-02 được ghi hai lần/],
    [change("holidays.yaml", '"2026-08-22"', '"1999-08-22"'), /swapDays\[3\] \| .*2000–2099/],
    [change("holidays.yaml", /, legal: "NQ 28[^"]*"/, ""), /holidays\[\d+\]\.legal/],
    [change("holidays.yaml", "holidays:", "holiday:"), /holidays/],
    [change("working-hours.yaml", "13:00-17:00", "11:00-17:00"), /workingHours\[0\]\.hours \| Giờ làm việc thứ Hai/],
    [change("working-hours.yaml", "mon:", "monday:"), /workingHours\[0\]\.hours .*monday/],
    [change("intake.yaml", '    to: "2025-06-30"\n', ""), /onlineIntake\[1\] \| Thời gian áp dụng chồng/],
    [change("intake.yaml", '"2025-06-30"', '"2023-06-30"'), /onlineIntake\[0\] \| Ngày cuối đứng trước/],
    [change("intake.yaml", '"15:00"', '"25:00"'), /sameDay\[0\]\.cutOff \| Không có giờ này/],
    [change("intake.yaml", "qty: 8", "qty: -8"), /onlineIntake\[0\]\.allowance\.qty/],
    [change("intake.yaml", "onlineIntake:", "onlineIntake: [:"), /intake\.yaml \| dòng \d+ \| Không đọc được YAML/],
    [{ "holidays.yaml": lawTexts()["holidays.yaml"]! }, /^working-hours\.yaml \| {2}\| Không có tệp này/],
  ];
  for (const [files, expected] of cases) assert.match(problems(files).join("\n"), expected);
});

test("the law of each day", () => {
  const law = currentLaw();
  assert.match(ruleOn(law.onlineIntake, "2025-06-30").legal, /107\/2021/);
  assert.match(ruleOn(law.onlineIntake, "2025-07-01").legal, /118\/2025/);
  assert.equal(ruleOn(law.sameDay, "2026-11-20").cutOff, "15:00");
  assert.throws(() => ruleOn(law.onlineIntake, "2023-12-31"), /Không có quy định nào đang có hiệu lực ngày 2023-12-31/);
});

test("holidays name their source, and what nobody has announced is marked", () => {
  const { holidays } = currentLaw().holidays;
  const culture = holidays.filter(({ name }) => name === "Ngày Văn hóa Việt Nam");
  assert.deepEqual(
    culture.map(({ date }) => date),
    [2026, 2027, 2028, 2029, 2030].map((year) => `${year}-11-24`),
  );
  assert.ok(culture.every(({ legal }) => legal.includes("NQ 28/2026/QH16")));
  assert.ok(
    holidays
      .filter(({ name, date }) => /Tết (Đinh Mùi|Mậu Thân)|Giỗ Tổ|bù/.test(name) && date > "2027")
      .every(({ provisional }) => provisional),
  );
  assert.ok(holidays.filter(({ date }) => date < "2027").every(({ provisional }) => !provisional));
});

test("the JSON Schemas beside the files are the ones that the program checks with", () => {
  for (const [name, schema] of Object.entries(LAW_SCHEMAS)) {
    const file = join(import.meta.dirname, "../../../law", `${name}.schema.json`);
    assert.deepEqual(JSON.parse(readFileSync(file, "utf8")), z.toJSONSchema(schema, { io: "input" }), name);
  }
});
