import type { DocumentData } from "./render-document.ts";

/** A report with figures that were made up, for tests and for looking at the paper. */
export const sampleReport: DocumentData["reportSheet"] = {
  office: {
    centre: "Ủy ban nhân dân xã Tân Trào",
    place: "Tân Trào",
    hotline: "0207 000 0000",
  },
  title: "Tình hình, kết quả giải quyết thủ tục hành chính",
  source: "Biểu số II.06a/VPCP/KSTT",
  about: ["Xã Tân Trào", "Tháng 11 năm 2026 (từ ngày 15/10/2026 đến hết ngày 14/11/2026)"],
  asOf: "2026-11-20T03:10:00.000Z",
  columns: [
    { width: 0.4, numeric: true },
    { width: 3, numeric: false },
    { width: 1, numeric: true },
    { width: 1, numeric: true },
  ],
  heads: [
    [
      { text: "TT", column: 0, across: 1, down: 2 },
      { text: "Lĩnh vực", column: 1, across: 1, down: 2 },
      { text: "Số hồ sơ tiếp nhận", column: 2, across: 2, down: 1 },
    ],
    [
      { text: "Tổng số", column: 2, across: 1, down: 1 },
      { text: "Trực tuyến", column: 3, across: 1, down: 1 },
    ],
  ],
  rows: [["1", "Hộ tịch", "214", "96"]],
  sum: ["", "Tổng cộng", "214", "96"],
  notes: ["Cột (3) = (4) + (5) + (6) = (7) + (11)."],
  maker: { name: "Hoàng Văn Toàn", position: "Công chức một cửa" },
};
