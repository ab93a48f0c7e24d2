import { ALL_ROLES, type ReportDefinition } from "../definition.ts";
import type { ReportColumn } from "../types.ts";
import { moneyTable, namesFor } from "./money-table.ts";
import { owed, sumOwed } from "./sql.ts";

const COLUMNS: ReportColumn[] = [
  { key: "dossiers", label: "Hồ sơ tiếp nhận", type: "count", opens: true },
  { key: "charged", label: "Có phí, lệ phí", type: "count", opens: true },
  { key: "free", label: "Không phải nộp", type: "count", opens: true },
  { key: "sum", label: "Phải thu (đồng)", type: "money", opens: true },
];

/** What the dossiers of the period cost after waivers, whether it was paid or not. */
export const feesOwed: ReportDefinition = {
  slug: "phi-phai-thu",
  name: "Phí, lệ phí phải thu",
  about: "Phí, lệ phí của hồ sơ tiếp nhận trong kỳ, sau miễn giảm, theo ngày, cách nộp hoặc cơ quan.",
  roles: ALL_ROLES,
  groupings: ["day", "channel", "agency"],
  make: async (services, ask) => {
    const nameOf = await namesFor(services, ask);
    const lines = (await sumOwed(services.db, ask)).map(({ key, dossiers, charged, free, sum }) => ({
      key,
      name: nameOf(key),
      values: [dossiers, charged, free, sum],
    }));
    const notes = ["Số tiền theo mức của ngày nộp, sau miễn giảm; không nói đã thu hay chưa."];
    return moneyTable(ask, { title: "Phí, lệ phí phải thu", columns: COLUMNS, lines, notes });
  },
  behind: async (_services, ask, { column, line }) => {
    const found = COLUMNS.find(({ key }) => key === column);
    if (!found) return undefined;
    const charged = column === "charged" || column === "sum" ? true : column === "free" ? false : undefined;
    return { title: `Phí, lệ phí phải thu: ${found.label.toLocaleLowerCase("vi")}`, condition: owed(ask, line, charged) };
  },
};
