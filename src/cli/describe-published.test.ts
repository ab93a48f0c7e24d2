import assert from "node:assert/strict";
import { test } from "node:test";
import { describePublished } from "./describe-published.ts";

test("a finding is one line with rule, severity, place, what to do and the source; then come the counts", () => {
  const counts = [
    { rule: "unit-missing", severity: "error" as const, title: "Thời hạn không có đơn vị", findings: 1, procedures: 1 },
    { rule: "unparsed", severity: "note" as const, title: "Đoạn không tách được", findings: 0, procedures: 0 },
  ];
  const finding = {
    code: "1.999001",
    rule: "unit-missing",
    severity: "error" as const,
    place: "channels.0.time",
    message: "Trực tiếp: thời hạn ghi “1”, không có đơn vị.",
    advice: "Ghi rõ đơn vị.",
    source: "NĐ 63/2010/NĐ-CP",
  };
  const unreadable = [{ file: "a.jsonl", line: 3, reason: "Dòng này không phải JSON đầy đủ." }];
  assert.deepEqual(describePublished({ procedures: 1, unreadable, counts, findings: [finding] }), [
    "a.jsonl:3: [unreadable, lỗi] Dòng này không phải JSON đầy đủ.",
    "1.999001 channels.0.time: [unit-missing, lỗi] Trực tiếp: thời hạn ghi “1”, không có đơn vị. Việc cần làm: Ghi rõ đơn vị. Căn cứ: NĐ 63/2010/NĐ-CP.",
    "",
    "unit-missing       1 chỗ,     1 thủ tục  (lỗi) Thời hạn không có đơn vị",
    "unparsed           0 chỗ,     0 thủ tục  (ghi chú) Đoạn không tách được",
    "1 thủ tục, 1 phát hiện, 1 dòng không đọc được.",
  ]);
});
