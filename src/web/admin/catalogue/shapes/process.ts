import { isGroup, isList, type Plain } from "../../../../core/procedure/index.ts";
import { CHILD } from "./child.ts";
import { freeId, PROVENANCE, textOf, UNIT_OPTIONS } from "./common.ts";
import type { Section } from "./types.ts";

const ROLES = [
  { value: "receptionist", label: "Một cửa" },
  { value: "specialist", label: "Chuyên viên" },
  { value: "leader", label: "Lãnh đạo" },
];
const NEEDS = [
  { value: "register.personalId", label: "Đã lấy số định danh" },
  { value: "draft", label: "Đã lập dự thảo kết quả" },
  { value: "approval", label: "Đã ký duyệt" },
];

const unitName = (unit: string): string => UNIT_OPTIONS.find(({ value }) => value === unit)?.label ?? unit;

/** What another agency does (liên thông). */
function linked(item: Plain): string {
  const child = isGroup(item) ? item.child : undefined;
  if (!isGroup(child)) return "";
  return `liên thông: thủ tục ${textOf(child, "procedure")}, ${unitName(textOf(child, "unit", ""))}`;
}

const detail = (item: Plain): string => {
  const role = ROLES.find(({ value }) => value === textOf(item, "by", ""))?.label ?? textOf(item, "by");
  const needs =
    isGroup(item) && isList(item.needs)
      ? item.needs.map((need) => NEEDS.find(({ value }) => value === need)?.label ?? String(need))
      : [];
  const after = isGroup(item) && isList(item.after) ? `sau ${item.after.join(", ")}` : "";
  const when = textOf(item, "when", "");
  return [
    `${textOf(item, "hours", "?").replace(".", ",")} giờ`,
    role,
    unitName(textOf(item, "unit", "")),
    textOf(item, "position", ""),
    ...needs,
    linked(item),
    after,
    when && `khi ${when}`,
  ]
    .filter(Boolean)
    .join(" · ");
};

/** Quy trình: who does what in how many working hours. */
export const process: Section = {
  slug: "quy-trinh",
  title: "Quy trình",
  file: "process.yaml",
  shape: {
    noun: "Quy trình",
    inputs: [],
    lists: [
      {
        key: "steps",
        title: "Các bước",
        shape: {
          noun: "Bước",
          lists: [],
          inputs: [
            { key: "id", label: "Mã bước", kind: "text" },
            { key: "name", label: "Tên bước", kind: "text" },
            { key: "by", label: "Vai làm bước này", kind: "choice", options: ROLES },
            {
              key: "unit",
              label: "Loại đơn vị",
              kind: "choice",
              options: UNIT_OPTIONS,
              optional: true,
              hint: "Chưa chọn: cơ quan giải quyết.",
            },
            { key: "position", label: "Chức danh", kind: "text", optional: true },
            { key: "hours", label: "Số giờ làm việc", kind: "decimal", hint: "Một ngày làm việc là 8 giờ." },
            {
              key: "after",
              label: "Đứng sau các bước",
              kind: "lines",
              optional: true,
              rare: true,
              hint: "Mỗi dòng một mã bước phải xong trước. Để trống: bước ngay trên. Hai bước cùng đứng sau một bước thì làm song song.",
            },
            {
              key: "when",
              label: "Chỉ làm bước này khi",
              kind: "condition",
              optional: true,
              rare: true,
              hint: "Sai thì hồ sơ bỏ qua bước này và đi tiếp.",
            },
            { key: "needs", label: "Phải có trước khi xong bước", kind: "ticks", optional: true, options: NEEDS },
            ...CHILD,
            ...PROVENANCE,
          ],
        },
        titleOf: (item) => textOf(item, "name"),
        detailOf: detail,
        blank: (taken) => ({ id: freeId(taken, "buoc"), name: "", by: "specialist", hours: 1 }),
      },
    ],
  },
};
