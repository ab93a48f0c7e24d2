import { isGroup, type Plain } from "../../../../core/procedure/index.ts";
import type { Input } from "../edit/inputs.ts";
import { dateShown } from "../edit/read-typed.ts";
import { CHANNEL_OPTIONS, FEE_KINDS, freeId, PROVENANCE, textOf } from "./common.ts";
import type { Section, Shape } from "./types.ts";

const period: Input[] = [
  { key: "from", label: "Áp dụng từ ngày", kind: "date", optional: true },
  { key: "to", label: "Áp dụng đến hết ngày", kind: "date", optional: true },
];
const channels: Input = {
  key: "channels",
  label: "Chỉ với kênh",
  kind: "ticks",
  optional: true,
  hint: "Không chọn: mọi kênh.",
  options: CHANNEL_OPTIONS,
};
const id: Input = {
  key: "id",
  label: "Mã",
  kind: "text",
  hint: "Chữ thường không dấu, nối bằng gạch ngang. Cùng một mã có thể đứng nhiều lần nếu ngày và kênh không chồng nhau.",
};
const legal: Input = { key: "legal", label: "Căn cứ pháp lý", kind: "text" };

const fee: Shape = {
  noun: "Khoản thu",
  lists: [],
  inputs: [
    id,
    { key: "name", label: "Tên khoản thu", kind: "text" },
    { key: "kind", label: "Loại", kind: "choice", options: FEE_KINDS },
    { key: "amount", label: "Mức thu, đồng cho một đơn vị", kind: "whole" },
    { key: "per", label: "Đơn vị tính", kind: "text", hint: "Ví dụ: bản, lần, trang." },
    {
      key: "tiers",
      label: "Mức thu theo bậc, thay cho mức thu ở trên",
      rare: true,
      kind: "rows",
      rowName: "bậc",
      optional: true,
      hint: "Bậc cuối để trống ô “đến đơn vị thứ”.",
      columns: [
        { key: "upTo", label: "Đến đơn vị thứ", kind: "whole", optional: true },
        { key: "amount", label: "Đồng", kind: "whole" },
      ],
    },
    { key: "count", label: "Số đơn vị", kind: "value", optional: true, hint: "Ví dụ copies. Để trống: một." },
    { key: "cap", label: "Nhiều nhất, đồng", rare: true, kind: "whole", optional: true },
    { key: "times", label: "Nhân với", rare: true, kind: "value", optional: true },
    { key: "timesPer", label: "Số nhân đếm gì", kind: "text", rare: true, optional: true, hint: "Ví dụ: bản." },
    { key: "nonRefundable", label: "Không hoàn trả khi hồ sơ không được giải quyết", rare: true, kind: "tick" },
    { key: "when", label: "Chỉ thu khi", kind: "condition", optional: true },
    channels,
    ...period,
    legal,
    ...PROVENANCE,
  ],
};

const waiver: Shape = {
  noun: "Quy định miễn, giảm",
  lists: [],
  inputs: [
    { ...id, hint: "Chữ thường không dấu, nối bằng gạch ngang." },
    { key: "name", label: "Tên quy định", kind: "text" },
    { key: "why", label: "Vì sao được miễn, giảm, nói với người dân", kind: "text", hint: "Ví dụ: Bạn nộp hồ sơ trực tuyến." },
    { key: "rate", label: "Giảm bao nhiêu phần trăm", kind: "whole", hint: "100 là miễn." },
    {
      key: "fees",
      label: "Mã các khoản thu được giảm",
      kind: "lines",
      optional: true,
      hint: "Mỗi dòng một mã. Để trống: mọi khoản.",
    },
    { key: "kinds", label: "Chỉ với loại", kind: "ticks", optional: true, options: FEE_KINDS },
    channels,
    { key: "when", label: "Chỉ khi", kind: "condition", optional: true },
    ...period,
    legal,
    ...PROVENANCE,
  ],
};

const dong = (amount: string) => `${amount.replace(/\B(?=(\d{3})+(?!\d))/g, ".")} đ`;

/** "từ 01/01/2027 đến 30/06/2027" */
function validity(item: Plain): string {
  if (!isGroup(item)) return "";
  const from = item.from ? `từ ${dateShown(String(item.from))}` : "";
  const to = item.to ? `đến ${dateShown(String(item.to))}` : "";
  return [from, to].filter(Boolean).join(" ");
}

/** Phí: what is paid, and who pays less. */
export const fees: Section = {
  slug: "phi",
  title: "Phí",
  file: "procedure.yaml",
  shape: {
    noun: "Phí",
    inputs: [],
    lists: [
      {
        key: "fees",
        title: "Phí, lệ phí",
        shape: fee,
        titleOf: (item) => textOf(item, "name"),
        detailOf: (item) =>
          [dong(textOf(item, "amount", "?")), `một ${textOf(item, "per")}`, validity(item)].filter(Boolean).join(" · "),
        blank: (taken) => ({ id: freeId(taken, "khoan-thu"), name: "", kind: "fee", amount: 0, per: "lần", legal: "" }),
      },
      {
        key: "waivers",
        title: "Miễn, giảm",
        shape: waiver,
        titleOf: (item) => textOf(item, "name"),
        detailOf: (item) => [`giảm ${textOf(item, "rate", "?")} %`, validity(item)].filter(Boolean).join(" · "),
        blank: (taken) => ({ id: freeId(taken, "mien-giam"), name: "", why: "", rate: 100, legal: "" }),
      },
    ],
  },
};
