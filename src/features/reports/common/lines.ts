import type { Services } from "../../../platform/services.ts";
import type { Ask, ReportRow } from "../types.ts";
import { type Condition, type CountRow, ofLine, selectAgencyNames, selectRevisionNames } from "./sql.ts";

type Db = Pick<Services, "db">;
export type Line = { key: string; name: string; counts: number[] };

/** Counts by agency and revision, put together by what the reader asked for, in the order of the names. */
export async function linesOf(services: Db, { grouping }: Pick<Ask, "grouping">, rows: readonly CountRow[]): Promise<Line[]> {
  const nameOf = await namingOf(services, grouping, rows);
  const lines = new Map<string, Line>();
  for (const row of rows) {
    const { key, name } = nameOf(row);
    const line = lines.get(key);
    lines.set(key, { key, name: line?.name ?? name, counts: row.counts.map((count, i) => count + (line?.counts[i] ?? 0)) });
  }
  // A line in which nothing is counted is none.
  const counted = [...lines.values()].filter(({ counts }) => counts.some((count) => count > 0));
  return counted.sort((a, b) => a.name.localeCompare(b.name, "vi") || (a.key < b.key ? -1 : 1));
}

/** The sum of all lines. */
export function sumOf(lines: readonly Line[], measures: number): number[] {
  return Array.from({ length: measures }, (_, i) => lines.reduce((sum, line) => sum + line.counts[i]!, 0));
}

function namingOf(services: Db, grouping: Ask["grouping"], rows: readonly CountRow[]): Promise<Naming> | Naming {
  if (rows.some(({ person }) => person))
    return ({ person }) => ({ key: person!.id, name: person!.name || "Không có cán bộ nào" });
  return grouping === "agency" ? agencyLines(services) : procedureLines(services, grouping, rows);
}

type Naming = (row: CountRow) => { key: string; name: string };

async function agencyLines(services: Db): Promise<Naming> {
  const names = new Map((await selectAgencyNames(services.db)).map(({ id, name }) => [id, name]));
  return ({ agencyId }) => ({ key: agencyId, name: names.get(agencyId) ?? agencyId });
}

async function procedureLines(services: Db, grouping: string, rows: readonly CountRow[]): Promise<Naming> {
  const ids = [...new Set(rows.map(({ revisionId }) => revisionId))];
  const revisions = new Map((await selectRevisionNames(services.db, ids)).map((one) => [one.id, one]));
  // A procedure is called as its last revision calls it, and so is a field.
  const byCode = new Map([...revisions.values()].map((one) => [one.code, one.name]));
  const byField = new Map([...revisions.values()].map((one) => [one.fieldCode, one.fieldName]));
  return ({ revisionId, procedureCode }) => {
    if (grouping === "procedure") return { key: procedureCode, name: byCode.get(procedureCode) ?? procedureCode };
    const field = revisions.get(revisionId)?.fieldCode;
    return field ? { key: field, name: byField.get(field) ?? field } : { key: NO_FIELD, name: "Chưa rõ lĩnh vực" };
  };
}
const NO_FIELD = "khac";

/** The dossiers of one line. */
export async function lineCondition(services: Db, { grouping }: Pick<Ask, "grouping">, key: string): Promise<Condition> {
  if (grouping !== "field" || key === "") return ofLine(grouping, key, []);
  const revisions = (await selectRevisionNames(services.db)).filter(({ fieldCode }) => (fieldCode ?? NO_FIELD) === key);
  return ofLine(
    grouping,
    key,
    revisions.map(({ id }) => id),
  );
}

/** Lines of each part of a table but the last; dossiers folded at once. */
export const PART_LINES = 250;

/** Lines of a table that is small enough to be made at once. */
export async function* partsOf(
  rows: readonly ReportRow[],
  slice?: { offset: number; limit: number },
): AsyncGenerator<ReportRow[]> {
  const wanted = slice ? rows.slice(slice.offset, slice.offset + slice.limit) : rows;
  for (let from = 0; from < wanted.length; from += PART_LINES) yield wanted.slice(from, from + PART_LINES);
}
