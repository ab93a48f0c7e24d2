import { UNIT_OPTIONS } from "./common.ts";
import type { Section } from "./types.ts";

export const TIERS = [
  { value: "commune", label: "Cấp xã" },
  { value: "province", label: "Cấp tỉnh" },
];

/** Chung: what the procedure is, who announced it, from when it holds, who decides. */
export const general: Section = {
  slug: "chung",
  title: "Chung",
  file: "procedure.yaml",
  shape: {
    noun: "Thủ tục",
    lists: [],
    inputs: [
      { key: "code", label: "Mã thủ tục", kind: "text", hint: "Mã trong Cơ sở dữ liệu quốc gia về TTHC, ví dụ 1.001193." },
      { key: "name", label: "Tên chính thức", kind: "text" },
      { key: "plain", label: "Tên theo cách người dân gọi", kind: "text", hint: "Ví dụ: Làm giấy khai sinh cho con." },
      { key: "summary", label: "Tóm tắt", kind: "long", hint: "Một, hai câu: để làm gì, ai cần làm." },
      { key: "keywords", label: "Từ khóa tìm kiếm", kind: "lines", hint: "Mỗi dòng một từ khóa, bằng lời người dân." },
      { key: "field.code", label: "Mã lĩnh vực", kind: "text" },
      { key: "field.name", label: "Lĩnh vực", kind: "text" },
      { key: "decision.number", label: "Số quyết định công bố", kind: "text", hint: "Ví dụ 163/QĐ-BTP." },
      { key: "decision.by", label: "Cơ quan công bố", kind: "text" },
      {
        key: "decision.date",
        label: "Ngày ký quyết định",
        kind: "date",
        optional: true,
        hint: "Thời hạn công khai tính từ ngày này.",
      },
      { key: "effective.from", label: "Có hiệu lực từ", kind: "date" },
      { key: "effective.to", label: "Hết hiệu lực sau ngày", kind: "date", optional: true },
      {
        key: "level",
        label: "Mức cung cấp trực tuyến",
        kind: "choice",
        options: [
          { value: "toan-trinh", label: "Toàn trình" },
          { value: "mot-phan", label: "Một phần" },
        ],
      },
      {
        key: "partialReason",
        label: "Vì sao chưa làm được toàn trình",
        kind: "long",
        optional: true,
        hint: "Bắt buộc khi chọn một phần; người dân đọc được.",
      },
      { key: "audience", label: "Ai làm thủ tục này", kind: "lines", hint: "Mỗi dòng một đối tượng." },
      { key: "competent.tier", label: "Cấp giải quyết", kind: "choice", options: TIERS },
      { key: "competent.by", label: "Cách xác định cơ quan giải quyết", kind: "text" },
      {
        key: "competent.unit",
        label: "Loại đơn vị giải quyết",
        kind: "choice",
        options: UNIT_OPTIONS,
        optional: true,
        hint: "Chưa chọn: Ủy ban nhân dân của cấp đó.",
      },
      {
        key: "acceptedAt",
        label: "Nộp được ở đâu",
        kind: "choice",
        usual: "province",
        options: [
          { value: "agency", label: "Chỉ cơ quan giải quyết" },
          { value: "province", label: "Mọi nơi trong tỉnh" },
          { value: "nation", label: "Mọi nơi trong cả nước" },
        ],
      },
      {
        key: "transition.drafts",
        label: "Bản nháp chưa nộp khi bản này có hiệu lực",
        kind: "choice",
        usual: "move",
        hint: "Hồ sơ đã nộp luôn giữ bản cũ.",
        options: [
          { value: "move", label: "Chuyển sang bản mới" },
          { value: "keep", label: "Giữ bản cũ" },
        ],
      },
      { key: "transition.note", label: "Giải thích về chuyển tiếp", kind: "text", optional: true },
      { key: "minutesToFill", label: "Số phút để điền", kind: "whole" },
      {
        key: "subject",
        label: "Trích yếu hồ sơ",
        kind: "text",
        hint: "Tên trường đặt trong ngoặc nhọn, ví dụ: Đăng ký khai sinh cho {child.name}.",
      },
    ],
  },
};
