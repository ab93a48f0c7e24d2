import type { Services } from "../../../platform/services.ts";
import type { Behind, ReportDefinition } from "../definition.ts";
import type { Ask, CellValue, ReportColumn, ReportTable } from "../types.ts";
import { headLines } from "./head-lines.ts";
import { type Line, lineCondition, linesOf, partsOf, sumOf } from "./lines.ts";
import { all, type Condition, countSpans, decidedBy, NO_WORD, ofPerson, type PersonOf, WORD } from "./sql.ts";

type Db = Pick<Services, "db">;

/** A column that counts dossiers. `word`: what the report works out about each, when it does. */
export type Measure = Pick<ReportColumn, "label" | "group" | "mark"> & {
  key: string;
  of: (ask: Ask, word: Condition) => Condition;
};
/** A column that is worked out of counted ones, in their order. */
export type Worked = Pick<ReportColumn, "key" | "label" | "type" | "group"> & { from: (counts: readonly number[]) => CellValue };

export type Counted = Omit<ReportDefinition, "make" | "behind"> & {
  source?: string;
  /** Dossiers that are counted at all; every measure is a part of them. */
  candidates: (ask: Ask) => Condition;
  measures: readonly Measure[];
  worked?: readonly Worked[];
  /** Groupings whose lines are people, and who they are. */
  people?: Partial<Record<Ask["grouping"], PersonOf>>;
  /** A text over `s` that several measures compare and that is worth working out once for each dossier. */
  word?: (ask: Ask) => Condition;
  /** Columns of the lists of dossiers behind its numbers, beside the usual ones. */
  more?: Behind["more"];
  /** What there is to say about lines and their sum. */
  remarks?: (
    services: Db,
    ask: Ask,
    lines: readonly Line[],
    sum: readonly number[],
  ) => Promise<{ notes: string[]; findings: string[] }>;
  titleOf?: (ask: Ask) => string;
};

/** A report that counts dossiers by field, procedure or agency; each number is a condition, and the same condition lists the dossiers behind it. */
export function countedReport(counted: Counted): ReportDefinition {
  const { candidates, measures, worked: _, remarks: __, titleOf: ___, source: ____, people = {}, word, more, ...rest } = counted;
  return {
    ...rest,
    make: (services, ask) => makeTable(services, ask, counted),
    behind: async (services, ask, { column, line }): Promise<Behind | undefined> => {
      const measure = measures.find(({ key }) => key === column);
      if (!measure) return undefined;
      const personOf = people[ask.grouping];
      const ofLine = personOf ? ofPerson(ask, personOf, line) : await lineCondition(services, ask, line);
      const condition = all(decidedBy(ask), candidates(ask), measure.of(ask, word?.(ask) ?? NO_WORD), ofLine);
      return {
        title: `${counted.name}: ${[measure.group, measure.label].filter(Boolean).join(", ").toLocaleLowerCase("vi")}`,
        condition,
        ...(more && { more }),
      };
    },
  };
}

async function makeTable(services: Db, ask: Ask, counted: Counted): Promise<ReportTable> {
  const { measures, worked = [] } = counted;
  const of = measures.map((measure) => measure.of(ask, WORD));
  const counts = await countSpans(services.db, ask, counted.candidates(ask), of, {
    personOf: counted.people?.[ask.grouping],
    word: counted.word?.(ask),
  });
  const lines = await linesOf(services, ask, counts);
  const sum = sumOf(lines, measures.length);
  const { notes = [], findings = [] } = (await counted.remarks?.(services, ask, lines, sum)) ?? {};
  const cells = (values: readonly number[]): CellValue[] => [...values, ...worked.map(({ from }) => from(values))];
  const rows = lines.map(({ key, name, counts }, i) => ({ key, cells: [i + 1, name, ...cells(counts)] }));
  return {
    title: counted.titleOf?.(ask) ?? counted.name,
    source: counted.source ?? "",
    head: headLines(ask),
    columns: [
      { key: "number", label: "TT", type: "count", width: 0.4, ...(counted.source && { mark: "(1)" }) },
      { key: "line", label: GROUP_NAMES[ask.grouping] ?? "", type: "text", width: 3, ...(counted.source && { mark: "(2)" }) },
      ...measures.map(({ of: _, ...column }): ReportColumn => ({ ...column, type: "count", opens: true })),
      ...worked.map(({ from: _, ...column }): ReportColumn => column),
    ],
    total: rows.length,
    notes,
    findings,
    ...(rows.length > 0 && { sum: { key: "", cells: [null, "Tổng cộng", ...cells(sum)] } }),
    parts: (slice) => partsOf(rows, slice),
  };
}

export const GROUP_NAMES: Partial<Record<Ask["grouping"], string>> = {
  field: "Lĩnh vực",
  procedure: "Thủ tục",
  agency: "Cơ quan",
  day: "Ngày",
  channel: "Nộp qua",
  cashier: "Người thu",
  holder: "Người giữ bước lúc hết hạn",
  receiver: "Cán bộ tiếp nhận",
  drafter: "Người thụ lý",
};

/** Part of a whole, from 0 to 1; nothing when there is no whole. */
export const share = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);
