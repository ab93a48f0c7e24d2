import { ALL_ROLES, type ReportDefinition } from "../definition.ts";
import type { ReportColumn } from "../types.ts";
import { moneyTable, namesFor } from "./money-table.ts";
import { type MoneyColumn, sumTaken, taken } from "./sql.ts";

const LABELS: Record<MoneyColumn, string> = {
  cash: "Tiền mặt",
  transfer: "Chuyển khoản",
  pos: "POS, mã QR",
  online: "Trực tuyến",
  fee: "Trong đó phí",
  charge: "Lệ phí",
  refunded: "Đã hoàn trả",
};
const MONEY: readonly MoneyColumn[] = ["cash", "transfer", "pos", "online", "fee", "charge", "refunded"];
const COLUMNS: ReportColumn[] = [
  { key: "times", label: "Số lượt thu", type: "count", opens: true },
  ...MONEY.slice(0, 4).map((key): ReportColumn => ({ key, label: LABELS[key], type: "money", opens: true })),
  { key: "sum", label: "Cộng (đồng)", type: "money", opens: true },
  ...MONEY.slice(4).map((key): ReportColumn => ({ key, label: LABELS[key], type: "money", opens: true })),
];

/** Phí, lệ phí, nghĩa vụ tài chính as receipts and refund slips say, by day, way of filing, who took them, procedure or counter. */
export const feesTaken: ReportDefinition = {
  slug: "phi-da-thu",
  name: "Tiền đã thu",
  about: "Tiền đã thu trong kỳ theo biên lai, theo ngày, cách nộp hồ sơ, người thu, thủ tục hoặc cơ quan thu.",
  roles: ALL_ROLES,
  groupings: ["day", "channel", "cashier", "procedure", "agency"],
  make: async (services, ask) => {
    const nameOf = await namesFor(services, ask);
    const lines = (await sumTaken(services.db, ask)).map((row) => ({
      key: row.key,
      name: ask.grouping === "cashier" ? row.name : nameOf(row.key),
      values: COLUMNS.map(({ key }) => row[key as MoneyColumn | "times" | "sum"]),
    }));
    const notes = [
      "Theo biên lai và phiếu hoàn trả của cơ quan đã thu, gồm cả tiền chưa đóng quầy. Biên lai đã hủy không tính; tiền hoàn trả đã trừ.",
      "Một hồ sơ có thể nộp tiền nhiều lượt, nên danh sách hồ sơ mở từ số lượt thu có thể ngắn hơn con số.",
    ];
    return moneyTable(ask, { title: "Phí, lệ phí và nghĩa vụ tài chính đã thu", columns: COLUMNS, lines, notes });
  },
  behind: async (_services, ask, { column, line }) => {
    const found = COLUMNS.find(({ key }) => key === column);
    const money = column === "times" ? column : MONEY.find((one) => one === column);
    return found && { title: `Hồ sơ có tiền đã thu: ${found.label.toLocaleLowerCase("vi")}`, condition: taken(ask, line, money) };
  },
};
