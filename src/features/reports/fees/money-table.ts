import type { Services } from "../../../platform/services.ts";
import { GROUP_NAMES } from "../common/counted.ts";
import { CHANNELS } from "../common/dossier-cells.ts";
import { headLines } from "../common/head-lines.ts";
import { partsOf } from "../common/lines.ts";
import { selectAgencyNames, selectRevisionNames } from "../common/sql.ts";
import type { Ask, ReportColumn, ReportTable } from "../types.ts";

export type MoneyLine = { key: string; name: string; values: number[] };

/** A table of money by day, way of filing, cashier or agency; the lines in their order and a sum. */
export function moneyTable(
  ask: Ask,
  of: { title: string; columns: ReportColumn[]; lines: readonly MoneyLine[]; notes: string[] },
): ReportTable {
  const byDay = ask.grouping === "day";
  const order = (a: MoneyLine, b: MoneyLine) => (byDay ? (a.key < b.key ? -1 : 1) : a.name.localeCompare(b.name, "vi"));
  const lines = [...of.lines].sort(order);
  const rows = lines.map(({ key, name, values }, i) => ({ key, cells: [i + 1, byDay ? key : name, ...values] }));
  const sum = of.columns.map((_, i) => lines.reduce((total, { values }) => total + values[i]!, 0));
  return {
    title: of.title,
    source: "",
    head: headLines(ask),
    columns: [
      { key: "number", label: "TT", type: "count", width: 0.4 },
      { key: "line", label: GROUP_NAMES[ask.grouping] ?? "", type: byDay ? "day" : "text", width: 2 },
      ...of.columns,
    ],
    total: rows.length,
    notes: rows.length > 0 ? of.notes : [],
    findings: [],
    ...(rows.length > 0 && { sum: { key: "", cells: [null, "Tổng cộng", ...sum] } }),
    parts: (slice) => partsOf(rows, slice),
  };
}

/** What a key is called; days and people bring their own names. */
export async function namesFor(services: Pick<Services, "db">, ask: Ask): Promise<(key: string) => string> {
  if (ask.grouping === "channel") return (key) => (CHANNELS as Readonly<Record<string, string>>)[key] ?? key;
  if (ask.grouping === "procedure") {
    const names = new Map((await selectRevisionNames(services.db)).map(({ code, name }) => [code, name]));
    return (key) => names.get(key) ?? key;
  }
  if (ask.grouping !== "agency") return (key) => key;
  const names = new Map((await selectAgencyNames(services.db)).map(({ id, name }) => [id, name]));
  return (key) => names.get(key) ?? key;
}
