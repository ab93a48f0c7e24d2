import { isGroup, isList, type Plain } from "../../../../core/procedure/index.ts";
import { freeId, PROVENANCE, textOf } from "./common.ts";
import type { Section, Shape } from "./types.ts";

const WAYS = [
  { value: "register", label: "Cơ sở dữ liệu trả lời trường" },
  { value: "document", label: "Kho giấy tờ có loại" },
  { value: "condition", label: "Điều kiện đúng" },
];

/** `{ register: mother }`, `{ document: X }` and conditions as rows of the same kind. */
function asRows(value: Plain | undefined): Plain[] {
  return (isList(value) ? value : []).map((one) => {
    if (!isGroup(one)) return { way: "condition", what: String(one) };
    const [way = "register", what = ""] = Object.entries(one)[0] ?? [];
    return { way, what: String(what) };
  });
}

function fromRows(rows: readonly Plain[]): Plain | undefined {
  const list = rows.flatMap((row): Plain[] => {
    if (!isGroup(row) || !row.what) return [];
    return [row.way === "condition" ? row.what : { [String(row.way ?? "register")]: row.what }];
  });
  return list.length === 0 ? undefined : list;
}

const paper: Shape = {
  noun: "Giấy tờ",
  lists: [],
  inputs: [
    { key: "id", label: "Mã", kind: "text", hint: "Chữ thường không dấu, nối bằng gạch ngang. Giữ nguyên mãi mãi." },
    { key: "name", label: "Tên giấy tờ", kind: "text" },
    { key: "nationalCode", label: "Mã giấy tờ quốc gia (MAGIAYTO)", rare: true, kind: "text", optional: true },
    { key: "when", label: "Chỉ cần khi", kind: "condition", optional: true },
    {
      key: "satisfiedBy",
      label: "Không phải nộp khi",
      kind: "rows",
      rowName: "nguồn",
      optional: true,
      hint: "Một dòng đúng là đủ.",
      asRows,
      fromRows,
      columns: [
        { key: "way", label: "Vì", kind: "choice", options: WAYS },
        { key: "what", label: "Trường, loại giấy hoặc điều kiện", kind: "value" },
      ],
    },
    { key: "original", label: "Số bản chính", kind: "whole", optional: true },
    { key: "copy", label: "Số bản sao", kind: "whole", optional: true },
    { key: "required", label: "Bắt buộc", kind: "tick", usual: true },
    { key: "help", label: "Giải thích cho người dân", kind: "long", optional: true },
    { key: "sample", label: "Tệp mẫu", rare: true, kind: "text", optional: true },
    ...PROVENANCE,
  ],
};

/** Giấy tờ: what has to be handed in, and what makes it unnecessary. */
export const papers: Section = {
  slug: "giay-to",
  title: "Giấy tờ",
  file: "papers.yaml",
  shape: {
    noun: "Giấy tờ",
    inputs: [],
    lists: [
      {
        key: "papers",
        title: "Thành phần hồ sơ",
        shape: paper,
        titleOf: (item) => textOf(item, "name"),
        detailOf: (item) => {
          const copies = [
            isGroup(item) && item.original ? `${String(item.original)} bản chính` : "",
            isGroup(item) && item.copy ? `${String(item.copy)} bản sao` : "",
          ];
          return [...copies, isGroup(item) && item.when ? `khi ${String(item.when)}` : "luôn cần"].filter(Boolean).join(" · ");
        },
        blank: (taken) => ({ id: freeId(taken, "giay-to"), name: "", original: 1 }),
      },
    ],
  },
};
