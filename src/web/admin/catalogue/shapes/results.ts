import { CONFIDENCE } from "./common.ts";
import type { Section } from "./types.ts";

/** Kết quả: what is handed out. */
export const results: Section = {
  slug: "ket-qua",
  title: "Kết quả",
  file: "procedure.yaml",
  shape: {
    noun: "Kết quả",
    lists: [],
    inputs: [
      {
        key: "results",
        label: "Kết quả giải quyết",
        kind: "rows",
        rowName: "kết quả",
        columns: [
          { key: "code", label: "Mã kết quả", kind: "text" },
          { key: "name", label: "Tên kết quả", kind: "text" },
          { key: "template", label: "Mẫu in", kind: "text", optional: true, hint: "Để trống: ket-qua." },
          { key: "negative", label: "Là kết quả không chấp thuận", kind: "tick" },
        ],
      },
    ],
  },
};

/** Căn cứ: the law it stands on, and what is not certain. */
export const legalBasis: Section = {
  slug: "can-cu",
  title: "Căn cứ",
  file: "procedure.yaml",
  shape: {
    noun: "Căn cứ",
    lists: [],
    inputs: [
      { key: "legal", label: "Căn cứ pháp lý", kind: "lines", hint: "Mỗi dòng một văn bản." },
      {
        key: "doubts",
        label: "Điều chưa chắc",
        kind: "rows",
        rowName: "điều chưa chắc",
        optional: true,
        hint: "Nói thẳng điều gì chưa chắc và đang dựa vào đâu. Người dân không thấy; người duyệt thấy.",
        columns: [
          { key: "about", label: "Điều gì", kind: "text" },
          { key: "confidence", label: "Độ tin cậy", kind: "choice", options: CONFIDENCE },
          { key: "source", label: "Đang dựa vào đâu", kind: "text" },
        ],
      },
    ],
  },
};
