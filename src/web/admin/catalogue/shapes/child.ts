import { isGroup, type Plain } from "../../../../core/procedure/index.ts";
import type { Input } from "../edit/inputs.ts";
import { freeId, textOf, UNIT_OPTIONS } from "./common.ts";

const within = { path: "child", lead: "child.procedure" };

/** Liên thông: what another agency does for this step. There as soon as a procedure is named. */
export const CHILD: readonly Input[] = [
  {
    key: "child.procedure",
    label: "Liên thông: mã thủ tục cơ quan khác làm",
    kind: "text",
    optional: true,
    rare: true,
    hint: "Ví dụ 1.004222. Ghi thì bước này là một hồ sơ riêng ở cơ quan đó; để trống thì cơ quan mình làm.",
  },
  {
    key: "child.unit",
    label: "Liên thông: loại đơn vị giải quyết",
    kind: "choice",
    options: UNIT_OPTIONS,
    optional: true,
    rare: true,
    within,
    hint: "Tìm trong xã của hồ sơ trước, rồi trong tỉnh.",
  },
  map({
    key: "child.answers",
    label: "Liên thông: câu trả lời của hồ sơ con",
    rowName: "câu trả lời",
    of: "Trường của thủ tục kia",
    from: { label: "Lấy từ", kind: "value" },
  }),
  map({
    key: "child.papers",
    label: "Liên thông: giấy tờ chuyển theo",
    rowName: "giấy tờ",
    of: "Giấy tờ của thủ tục này",
    from: { label: "Ở thủ tục kia là", kind: "text" },
  }),
];

type Columns = { key: string; label: string; rowName: string; of: string; from: Pick<Input, "label" | "kind"> };

/** A group of names and texts as rows of two columns. */
function map({ key, label, rowName, of, from }: Columns): Input {
  return {
    key,
    label,
    rowName,
    kind: "rows",
    optional: true,
    rare: true,
    within,
    asRows: (value) => (isGroup(value) ? Object.entries(value).map(([name, source]) => ({ name, source })) : []),
    fromRows,
    columns: [
      { key: "name", label: of, kind: "text" },
      { ...from, key: "source" },
    ],
  };
}

/** A name that is given twice gets a number, so that neither is lost and the check tells of it. */
function fromRows(rows: readonly Plain[]): Plain | undefined {
  const named: Record<string, Plain> = {};
  for (const row of rows) {
    const name = freeId(new Set(Object.keys(named)), textOf(row, "name", "truong"), "");
    named[name] = isGroup(row) ? (row.source ?? "") : "";
  }
  return Object.keys(named).length === 0 ? undefined : named;
}
