import { isGroup, isList, type Plain } from "../../../../core/procedure/index.ts";
import type { FieldType } from "../../../../core/procedure/types.ts";
import type { Input } from "../edit/inputs.ts";
import { CHANNEL_OPTIONS, freeId, textOf } from "./common.ts";
import type { ListShape, Section, Shape } from "./types.ts";

export const FIELD_TYPE_NAMES = {
  text: "Chữ, một dòng",
  longText: "Chữ, nhiều dòng",
  personName: "Họ, chữ đệm, tên",
  choice: "Chọn một",
  yesNo: "Có hay không",
  date: "Ngày",
  partialDate: "Ngày có thể thiếu (chỉ năm, không rõ)",
  number: "Số",
  money: "Số tiền",
  address: "Địa chỉ",
  group: "Nhóm lặp lại",
  table: "Bảng",
  file: "Tệp",
  phone: "Số điện thoại",
  email: "Thư điện tử",
  person: "Người, theo số định danh (tra dân cư)",
  organisation: "Tổ chức, theo mã số thuế (tra đăng ký)",
  birthNotice: "Giấy chứng sinh điện tử (tra y tế)",
  marriage: "Đăng ký kết hôn (tra hộ tịch)",
  pledge: "Lời cam đoan",
} as const satisfies Record<FieldType, string>;
const TYPES = Object.entries(FIELD_TYPE_NAMES).map(([value, label]) => ({ value, label }));

const fieldInputs: Input[] = [
  {
    key: "id",
    label: "Mã câu trả lời",
    kind: "text",
    hint: "Giữ nguyên mãi mãi. Chữ không dấu, nối bằng dấu chấm, ví dụ child.birthDate.",
  },
  { key: "type", label: "Kiểu câu trả lời", kind: "choice", options: TYPES },
  { key: "label", label: "Nhãn", kind: "text", optional: true, hint: "Để trống: lấy câu hỏi của trang." },
  { key: "hint", label: "Gợi ý", kind: "text", optional: true, hint: "Có ví dụ." },
  { key: "required", label: "Bắt buộc trả lời", kind: "tick", usual: true },
  { key: "when", label: "Chỉ hỏi khi", kind: "condition", optional: true },
  {
    key: "choices",
    label: "Các lựa chọn (kiểu Chọn một)",
    kind: "rows",
    rowName: "lựa chọn",
    optional: true,
    columns: [
      { key: "value", label: "Giá trị", kind: "text" },
      { key: "label", label: "Nhãn", kind: "text" },
      { key: "hint", label: "Gợi ý", kind: "text", optional: true },
    ],
  },
  {
    key: "rules",
    label: "Quy tắc kiểm tra",
    kind: "rows",
    rowName: "quy tắc",
    optional: true,
    columns: [
      { key: "not", label: "Không nhận khi", kind: "condition" },
      { key: "say", label: "Nói gì với người dân", kind: "text" },
      { key: "soft", label: "Chỉ nhắc, vẫn cho qua", kind: "tick" },
    ],
  },
  { key: "min", label: "Nhỏ nhất (hoặc số dòng ít nhất)", rare: true, kind: "whole", optional: true },
  { key: "max", label: "Lớn nhất (hoặc số dòng nhiều nhất)", rare: true, kind: "whole", optional: true },
  { key: "maxLength", label: "Nhiều nhất bao nhiêu ký tự", rare: true, kind: "whole", optional: true },
  {
    key: "prefill",
    label: "Giá trị đã biết sẵn",
    rare: true,
    kind: "value",
    optional: true,
    hint: "Người dân chỉ xác nhận, không phải gõ.",
  },
  {
    key: "show",
    label: "Giá trị của cơ sở dữ liệu cho người dân xem",
    rare: true,
    kind: "lines",
    optional: true,
    hint: "Mỗi dòng một tên, ví dụ name hoặc birthDate. Tên sai thì máy báo kèm các tên dùng được.",
  },
  {
    key: "of",
    label: "Hai trường có quan hệ hôn nhân cần tra",
    rare: true,
    kind: "lines",
    optional: true,
    hint: "Hai dòng, chỉ với kiểu Đăng ký kết hôn.",
  },
  {
    key: "optionalAt",
    label: "Được bỏ trống ở kênh",
    rare: true,
    kind: "ticks",
    options: CHANNEL_OPTIONS,
    optional: true,
    hint: "Dù nơi khác bắt buộc, ví dụ điện thoại của người đến quầy.",
  },
  {
    key: "usual",
    label: "Ghi sẵn ở quầy",
    rare: true,
    kind: "text",
    optional: true,
    hint: "Câu gần như lúc nào cũng đúng: mã lựa chọn, số, true hoặc false, today với ngày. Người dân không thấy.",
  },
  {
    key: "common",
    label: "Câu trả lời hay gặp ở quầy",
    rare: true,
    kind: "lines",
    optional: true,
    hint: "Mỗi dòng một câu, nhiều nhất chín dòng. Cán bộ bấm phím số để ghi. Chỉ với kiểu chữ.",
  },
  { key: "autocomplete", label: "Giá trị autocomplete của trình duyệt", rare: true, kind: "text", optional: true },
];

const fieldTitle = (item: Plain): string => textOf(item, "label", textOf(item, "id"));
const fieldDetail = (item: Plain): string => {
  const type = textOf(item, "type", "");
  const name = Object.hasOwn(FIELD_TYPE_NAMES, type) ? FIELD_TYPE_NAMES[type as FieldType] : type || "chưa chọn kiểu";
  const optional = isGroup(item) && item.required === false ? "không bắt buộc" : "";
  return [textOf(item, "id"), name, optional, whenOf(item)].filter(Boolean).join(" · ");
};
const whenOf = (item: Plain): string => (isGroup(item) && item.when ? `khi ${String(item.when)}` : "");

const ofRow: Shape = { noun: "Câu hỏi của một dòng", inputs: fieldInputs, lists: [] };
const isRepeated = (above: Plain | undefined): boolean =>
  isGroup(above) && (above.type === "group" || above.type === "table" || isList(above.fields));

const field: Shape = {
  noun: "Câu trả lời",
  inputs: [
    ...fieldInputs,
    {
      key: "rowName",
      label: "Một dòng gọi là gì",
      rare: true,
      kind: "text",
      optional: true,
      hint: "Chỉ với nhóm lặp lại và bảng, ví dụ Nơi ở.",
    },
  ],
  lists: [
    {
      key: "fields",
      title: "Câu hỏi của một dòng",
      shape: ofRow,
      titleOf: fieldTitle,
      detailOf: fieldDetail,
      only: isRepeated,
      blank: (taken) => ({ id: freeId(taken, "cot", ""), type: "text", label: "" }),
    },
  ],
};

const fieldsOfPage: ListShape = {
  key: "fields",
  title: "Câu trả lời trên trang",
  shape: field,
  titleOf: fieldTitle,
  detailOf: fieldDetail,
  blank: (taken) => ({ id: freeId(taken, "cauTraLoi", ""), type: "text", label: "" }),
};

const page: Shape = {
  noun: "Trang",
  inputs: [
    {
      key: "id",
      label: "Mã trang",
      kind: "text",
      hint: "Nằm trong địa chỉ của trang; chữ thường không dấu, nối bằng gạch ngang.",
    },
    { key: "ask", label: "Câu hỏi", kind: "text" },
    { key: "hint", label: "Giải thích thêm", kind: "long", optional: true, hint: "Có ví dụ." },
    { key: "when", label: "Chỉ hiện khi", kind: "condition", optional: true },
  ],
  lists: [fieldsOfPage],
};

const part: Shape = {
  noun: "Phần",
  inputs: [{ key: "title", label: "Tên phần", kind: "text" }],
  lists: [
    {
      key: "pages",
      title: "Các trang",
      shape: page,
      titleOf: (item) => textOf(item, "ask"),
      detailOf: (item) => [textOf(item, "id"), whenOf(item)].filter(Boolean).join(" · "),
      blank: (taken) => ({
        id: freeId(taken, "trang-moi"),
        ask: "",
        fields: [{ id: freeId(taken, "cauTraLoi", ""), type: "text", label: "" }],
      }),
    },
  ],
};

/** Tờ khai: parts, pages, questions. */
export const form: Section = {
  slug: "to-khai",
  title: "Tờ khai",
  file: "form.yaml",
  intro: "Mỗi trang là một câu hỏi. Trang và câu trả lời có điều kiện chỉ hiện khi điều kiện đúng.",
  shape: {
    noun: "Tờ khai",
    inputs: [],
    lists: [
      {
        key: "parts",
        title: "Các phần của tờ khai",
        shape: part,
        titleOf: (item) => textOf(item, "title"),
        blank: (taken) => ({
          title: "Phần mới",
          pages: [
            {
              id: freeId(taken, "trang-moi"),
              ask: "",
              fields: [{ id: freeId(taken, "cauTraLoi", ""), type: "text", label: "" }],
            },
          ],
        }),
      },
    ],
  },
};

/** A name that is given twice gets a number, so that neither is lost. */
function namedOnce(rows: readonly Plain[]): Plain | undefined {
  const named: Record<string, Plain> = {};
  for (const row of rows) {
    const name = textOf(row, "name", "dieuKien");
    named[freeId(new Set(Object.keys(named)), name, "")] = isGroup(row) ? (row.source ?? "") : "";
  }
  return Object.keys(named).length === 0 ? undefined : named;
}

/** Điều kiện chung: conditions with a name of their own (`facts`). */
export const facts: Section = {
  slug: "dieu-kien",
  title: "Điều kiện chung",
  file: "procedure.yaml",
  intro: "Điều kiện dùng ở nhiều nơi thì đặt tên một lần ở đây rồi gọi bằng tên. Không được dựa vòng vào nhau.",
  shape: {
    noun: "Điều kiện chung",
    lists: [],
    inputs: [
      {
        key: "facts",
        label: "Điều kiện có tên",
        kind: "rows",
        rowName: "điều kiện",
        optional: true,
        asRows: (value) => (isGroup(value) ? Object.entries(value).map(([name, source]) => ({ name, source })) : []),
        fromRows: namedOnce,
        columns: [
          { key: "name", label: "Tên", kind: "text" },
          { key: "source", label: "Điều kiện hoặc giá trị", kind: "value" },
        ],
      },
    ],
  },
};
