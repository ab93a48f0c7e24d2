import assert from "node:assert/strict";
import { test } from "node:test";
import { describeFindings } from "./describe-findings.ts";

test("a finding is one line that an editor can jump to, then comes the sum", () => {
  const findings = [
    { file: "procedures/a/form.yaml", line: 7, path: "parts.0.title", message: "Mục này đang để trống." },
    { file: "procedures/a/papers.yaml", path: "", message: "Thiếu tệp papers.yaml." },
  ];
  assert.deepEqual(describeFindings({ folders: 1, findings }), [
    "procedures/a/form.yaml:7 parts.0.title: Mục này đang để trống.",
    "procedures/a/papers.yaml: Thiếu tệp papers.yaml.",
    "1 thủ tục, 2 lỗi.",
  ]);
  assert.deepEqual(describeFindings({ folders: 3, findings: [] }), ["3 thủ tục, không có lỗi."]);
  assert.match(describeFindings({ folders: 0, findings: [] })[0] ?? "", /Không tìm thấy thủ tục nào/);
});
