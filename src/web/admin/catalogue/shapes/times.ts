import type { Input } from "../edit/inputs.ts";
import { CHANNEL_OPTIONS, PROVENANCE, UNITS } from "./common.ts";
import type { Section } from "./types.ts";
import { waits } from "./waits.ts";

const caseColumns: Input[] = [
  { key: "when", label: "Khi", kind: "condition" },
  { key: "time.qty", label: "Thời hạn", kind: "decimal" },
  { key: "time.unit", label: "Đơn vị", kind: "choice", options: UNITS },
  { key: "say", label: "Trường hợp nào, nói với người dân", kind: "text" },
];

/** Counter only: done in one visit, and what is made sure of first. */
const onSpot = (path: string): Input[] => [
  {
    key: `${path}.onSpot`,
    label: "Giải quyết tại chỗ",
    kind: "tick",
    hint: "Nhận, giải quyết, ký và trả trong một lượt. Trường hợp có thời hạn riêng thì vẫn hẹn.",
  },
  {
    key: `${path}.spotChecks`,
    label: "Điều kiện giải quyết tại chỗ",
    kind: "rows",
    rowName: "điều kiện",
    rare: true,
    optional: true,
    columns: [
      { key: "id", label: "Mã", kind: "text" },
      { key: "ask", label: "Cán bộ tự hỏi gì", kind: "text" },
      { key: "say", label: "Nếu không thì vì sao phải hẹn", kind: "text" },
      { key: "legal", label: "Căn cứ", kind: "text" },
    ],
  },
];

function channel({ value, label }: { value: string; label: string }): Input[] {
  const path = `channels.${value}`;
  const lead = `${path}.time.qty`;
  const below: Input[] = [
    { key: `${path}.time.unit`, label: `${label}: đơn vị thời hạn`, kind: "choice", options: UNITS },
    {
      key: `${path}.cases`,
      label: `${label}: thời hạn khác theo trường hợp`,
      kind: "rows",
      rowName: "trường hợp",
      rare: true,
      optional: true,
      columns: caseColumns,
    },
    ...PROVENANCE.map(
      (input): Input => ({ ...input, key: `${path}.${input.key}`, label: `${label}: ${input.label.toLocaleLowerCase("vi")}` }),
    ),
    {
      key: `${path}.sameDay`,
      label: `${label}: giải quyết trong ngày`,
      kind: "tick",
      hint: "Nhận sau 15 giờ thì trả vào ngày làm việc tiếp theo.",
    },
    { key: `${path}.minLevel`, label: `${label}: mức tài khoản VNeID cần có`, kind: "whole", optional: true, hint: "1 hoặc 2." },
  ];
  if (value === "counter") below.push(...onSpot(path));
  const first: Input = {
    key: lead,
    label: `${label}: thời hạn`,
    kind: "decimal",
    optional: true,
    hint: "Để trống: không nhận qua kênh này.",
  };
  return [first, ...below].map((input) => ({ ...input, within: { path, lead } }));
}
/** Thời hạn: channels with their times, and how often a supplement may be asked for. */
export const times: Section = {
  slug: "thoi-han",
  title: "Thời hạn",
  file: "procedure.yaml",
  intro:
    "Mỗi kênh nhận hồ sơ có thời hạn riêng. Trường hợp nào có thời hạn khác thì thêm một dòng; dòng đúng đầu tiên được dùng.",
  shape: {
    noun: "Thời hạn",
    lists: [],
    inputs: [
      ...CHANNEL_OPTIONS.flatMap(channel),
      { key: "supplement.intake", label: "Số lần được yêu cầu bổ sung khi tiếp nhận", kind: "whole" },
      { key: "supplement.appraisal", label: "Số lần được yêu cầu bổ sung khi thẩm tra", kind: "whole" },
      { key: "supplement.days", label: "Số ngày làm việc để người nộp bổ sung", kind: "whole" },
      ...waits,
    ],
  },
};
