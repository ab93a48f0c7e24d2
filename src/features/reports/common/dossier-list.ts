import { type Dossier, maySee } from "../../../core/dossier/index.ts";
import type { Services } from "../../../platform/services.ts";
import { viewDossiersAt } from "../../dossiers/index.ts";
import type { Ask, CellValue, ReportColumn, ReportRow, ReportTable } from "../types.ts";
import { PART_LINES } from "./lines.ts";
import { type Condition, type Head, selectDossierIds, selectHead } from "./sql.ts";

type Db = Pick<Services, "db">;

export type ListParams = {
  title: string;
  source?: string;
  head: string[];
  condition: Condition;
  /** Order of the lines, over `s` and `d`. */
  by: Condition;
  columns: ReportColumn[];
  /**
   * What stands in a line, without its number.
   * @param seen the officer may open the dossier; otherwise nothing that tells whose it is may stand there
   */
  cellsOf: (dossier: Dossier, seen: boolean) => CellValue[];
  notes?: string[];
};

/** A list of dossiers as they were at the instant of the report. Those that concern the reader are left out and counted. */
export async function dossierList(services: Db, ask: Ask, params: ListParams): Promise<ReportTable> {
  const head = await selectHead(services.db, ask, params.condition, params.by, PART_LINES);
  const { seen, own } = head;
  const hidden = own > 0 ? [`Không hiện ${own} hồ sơ liên quan đến chính bạn.`] : [];
  return {
    title: params.title,
    source: params.source ?? "",
    head: params.head,
    columns: [{ key: "number", label: "TT", type: "count", width: 0.4 }, ...params.columns],
    total: seen,
    notes: [...(params.notes ?? []), ...hidden],
    findings: [],
    parts: (slice) => linesOf(services, ask, params, head, slice),
  };
}

async function* linesOf(
  services: Db,
  ask: Ask,
  { condition, by, cellsOf }: ListParams,
  head: Head,
  slice?: { offset: number; limit: number },
): AsyncGenerator<ReportRow[]> {
  const { offset = 0, limit = head.seen } = slice ?? {};
  const known = Math.min(offset + limit, head.seen) <= head.ids.length;
  const ids = known ? head.ids.slice(offset, offset + limit) : await selectDossierIds(services.db, ask, condition, by, slice);
  let number = offset;
  for (let from = 0; from < ids.length; from += PART_LINES) {
    const dossiers = await viewDossiersAt(services, ids.slice(from, from + PART_LINES), ask.asOf);
    yield dossiers.map((dossier): ReportRow => {
      const seen = maySee(ask.officer, dossier);
      const cells = [++number, ...cellsOf(dossier, seen)];
      return { key: dossier.id, cells, ...(seen && { code: dossier.code }) };
    });
  }
}
