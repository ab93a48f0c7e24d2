import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { fixedClock } from "../../platform/clock.ts";
import { ruleContext } from "../catalogue/index.ts";
import { lintFiles } from "./index.ts";

const folder = mkdtempSync(path.join(tmpdir(), "motcua-lint-"));
after(() => rmSync(folder, { recursive: true }));
const context = await ruleContext(fixedClock("2026-11-17T02:00:00Z"), path.join(import.meta.dirname, "../../../law"));

test("the counts name every rule; lines that cannot be read are told with their number", async () => {
  const file = path.join(folder, "sample.jsonl");
  const record = {
    ma_thu_tuc: "1.999001",
    ten_thu_tuc: "Thủ tục thử",
    cach_thuc_thuc_hien: "Hình thức nộpThời gianPhí, lệ phíMô tảTrực tuyến3700 VNĐ(700.000 đồng)Trực tiếp5 Ngày700 VNĐ",
    can_cu_phap_ly: "Tên văn bản pháp lýMã văn bảnNghị định về dịch vụ công trực tuyến42/2022/NĐ-CP",
  };
  writeFileSync(file, `${JSON.stringify(record)}\n{"x":1}\n`);
  const report = await lintFiles([file], context);
  assert.equal(report.procedures, 1);
  assert.deepEqual(
    report.unreadable.map((one) => one.line),
    [2],
  );
  const counts = Object.fromEntries(report.counts.map((one) => [one.rule, one.findings]));
  assert.equal(counts["thousand-loss"], 1);
  assert.equal(counts["no-agency"], 1);
  assert.equal(counts["expired-legal"], 1, "the acts of law/repealed-acts.yaml are known");
  assert.equal(counts["household-paper"], 0);
  assert.equal(
    report.findings.length,
    report.counts.reduce((sum, one) => sum + one.findings, 0),
  );
});
