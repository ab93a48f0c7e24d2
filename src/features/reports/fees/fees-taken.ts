import { ALL_ROLES, type ReportDefinition } from "../definition.ts";
import type { ReportColumn } from "../types.ts";
import { moneyTable, namesFor } from "./money-table.ts";
import { METHODS, type Method, sumTaken, taken } from "./sql.ts";

const WAYS: Record<Method, string> = { cash: "Tiền mặt", transfer: "Chuyển khoản", online: "Trực tuyến" };
const COLUMNS: ReportColumn[] = [
  { key: "times", label: "Số lượt thu", type: "count", opens: true },
  ...METHODS.map((key): ReportColumn => ({ key, label: `${WAYS[key]} (đồng)`, type: "money", opens: true })),
  { key: "sum", label: "Cộng (đồng)", type: "money", opens: true },
];

/** Phí, lệ phí, nghĩa vụ tài chính that were recorded as paid, by day, way of filing or who took them. */
export const feesTaken: ReportDefinition = {
  slug: "phi-da-thu",
  name: "Tiền đã thu",
  about: "Tiền đã ghi thu trong kỳ, theo ngày, cách nộp hồ sơ hoặc người thu.",
  roles: ALL_ROLES,
  groupings: ["day", "channel", "cashier"],
  make: async (services, ask) => {
    const nameOf = await namesFor(services, ask);
    const rows = await sumTaken(services.db, ask);
    const lines = rows.map(({ key, name, times, cash, transfer, online }) => ({
      key,
      name: ask.grouping === "cashier" ? name : nameOf(key),
      values: [times, cash, transfer, online, cash + transfer + online],
    }));
    const notes = ["Chỉ gồm tiền đã ghi thu trên hồ sơ. Lượt thu đã hủy không tính."];
    return moneyTable(ask, { title: "Phí, lệ phí và nghĩa vụ tài chính đã thu", columns: COLUMNS, lines, notes });
  },
  behind: async (_services, ask, { column, line }) => {
    const found = COLUMNS.find(({ key }) => key === column);
    const method = METHODS.find((one) => one === column);
    return (
      found && { title: `Hồ sơ có tiền đã thu: ${found.label.toLocaleLowerCase("vi")}`, condition: taken(ask, line, method) }
    );
  },
};
