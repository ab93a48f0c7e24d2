import type { Input } from "../edit/inputs.ts";
import { CHANNEL_OPTIONS, PROVENANCE, UNIT_OPTIONS, UNITS } from "./common.ts";

const STOPS = [{ value: "stop", label: "Hệ thống dừng giải quyết (mẫu 05)" }];
const SILENCE = [
  { value: "consent", label: "coi như đồng ý" },
  { value: "escalate", label: "lãnh đạo quyết định" },
];
const WHO_ENDS = "Để trống: lãnh đạo quyết định.";

/** The inputs of a group that is there only while its first one holds something. */
function group(path: string, lead: string, inputs: readonly Input[]): Input[] {
  const within = { path, lead: `${path}.${lead}` };
  return inputs.map((input) => ({ ...input, key: `${path}.${input.key}`, within }));
}

const sources = (of: string): Input[] =>
  PROVENANCE.map((input) => ({ ...input, label: `${of}: ${input.label.toLocaleLowerCase("vi")}` }));

/** What the office waits for while a dossier is open, beside the ordinary supplement. */
export const waits: Input[] = [
  {
    key: "consultations",
    label: "Cơ quan thường được lấy ý kiến",
    kind: "rows",
    rowName: "cơ quan",
    rare: true,
    optional: true,
    hint: "Gợi ý cho cán bộ khi lấy ý kiến; cán bộ đổi được. Đồng hồ của hồ sơ vẫn chạy trong lúc chờ.",
    columns: [
      { key: "unit", label: "Loại đơn vị", kind: "choice", options: UNIT_OPTIONS },
      { key: "question", label: "Hỏi về việc gì", kind: "text" },
      { key: "time.qty", label: "Thời hạn trả lời", kind: "decimal" },
      { key: "time.unit", label: "Đơn vị", kind: "choice", options: UNITS },
      { key: "silence", label: "Quá hạn mà không trả lời thì", kind: "choice", options: SILENCE },
      { key: "legal", label: "Căn cứ pháp lý", kind: "text" },
      { key: "when", label: "Chỉ hỏi khi", kind: "condition" },
    ],
  },
  {
    key: "supplement.exceptions",
    label: "Luật chuyên ngành cho bổ sung nhiều lần hơn",
    kind: "rows",
    rowName: "ngoại lệ",
    rare: true,
    optional: true,
    hint: "Mỗi lần thêm phải được lãnh đạo duyệt; bộ chỉ số quốc gia vẫn tính hồ sơ quá hạn.",
    columns: [
      {
        key: "stage",
        label: "Ở bước nào",
        kind: "choice",
        options: [
          { value: "intake", label: "Khi tiếp nhận" },
          { value: "appraisal", label: "Khi thẩm tra" },
        ],
      },
      { key: "max", label: "Nhiều nhất mấy lần", kind: "whole" },
      { key: "legal", label: "Căn cứ pháp lý", kind: "text" },
      ...PROVENANCE.map(({ rare: _, ...input }) => input),
    ],
  },
  {
    key: "supplement.onTimeout",
    label: "Hết hạn bổ sung thì",
    kind: "choice",
    options: STOPS,
    optional: true,
    rare: true,
    hint: WHO_ENDS,
  },
  {
    key: "collect",
    label: "Thu phí, lệ phí khi nào",
    kind: "choice",
    optional: true,
    rare: true,
    options: [
      { value: "before", label: "Trước khi tiếp nhận" },
      { value: "after", label: "Sau" },
    ],
    hint: "Để trống: thu sau.",
  },
  ...group("obligation", "days", [
    {
      key: "days",
      label: "Nghĩa vụ tài chính: số ngày làm việc để nộp",
      kind: "whole",
      optional: true,
      rare: true,
      hint: "Để trống: thủ tục không có nghĩa vụ tài chính.",
    },
    { key: "pauses", label: "Nghĩa vụ tài chính: thời gian chờ nộp không tính vào thời hạn", kind: "tick", rare: true },
    { key: "legal", label: "Nghĩa vụ tài chính: căn cứ pháp lý", kind: "text", rare: true },
    {
      key: "onTimeout",
      label: "Nghĩa vụ tài chính: hết hạn nộp thì",
      kind: "choice",
      options: STOPS,
      optional: true,
      rare: true,
      hint: WHO_ENDS,
    },
    ...sources("Nghĩa vụ tài chính"),
  ]),
  ...group("confirmation", "time.qty", [
    {
      key: "time.qty",
      label: "Xác nhận dự thảo: người nộp có bao lâu",
      kind: "decimal",
      optional: true,
      rare: true,
      hint: "Hết thời gian mà không trả lời là đồng ý. Để trống: không phải xác nhận.",
    },
    { key: "time.unit", label: "Xác nhận dự thảo: đơn vị", kind: "choice", options: UNITS, rare: true },
    { key: "pauses", label: "Xác nhận dự thảo: thời gian chờ không tính vào thời hạn", kind: "tick", rare: true },
    {
      key: "channels",
      label: "Xác nhận dự thảo: chỉ với hồ sơ nộp qua",
      kind: "ticks",
      options: CHANNEL_OPTIONS,
      optional: true,
      rare: true,
      hint: "Không chọn: mọi kênh.",
    },
    { key: "legal", label: "Xác nhận dự thảo: căn cứ pháp lý", kind: "text", rare: true },
    ...sources("Xác nhận dự thảo"),
  ]),
];
