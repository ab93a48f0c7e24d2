import type { Services } from "../../platform/services.ts";
import { DOSSIER_COLUMNS, dossierCells } from "./common/dossier-cells.ts";
import { dossierList } from "./common/dossier-list.ts";
import { headLines, momentLines } from "./common/head-lines.ts";
import type { ReportDefinition } from "./definition.ts";
import { BY_RECEIVED } from "./late/sql.ts";
import type { Ask, ReportTable } from "./types.ts";

/** The report as a table, or, with `behind`, the dossiers behind one of its numbers. @returns undefined when there is no such number */
export async function makeReport(
  services: Pick<Services, "db">,
  report: ReportDefinition,
  ask: Ask,
  behind?: { column: string; line: string },
): Promise<ReportTable | undefined> {
  if (!behind) return report.make(services, ask);
  const found = await report.behind?.(services, ask, behind);
  if (!found) return undefined;
  const { more } = found;
  return dossierList(services, ask, {
    title: found.title,
    head: report.momentOnly ? momentLines(ask) : headLines(ask),
    condition: found.condition,
    by: BY_RECEIVED,
    columns: [...DOSSIER_COLUMNS, ...(more?.columns ?? [])],
    cellsOf: (dossier, seen) => [...dossierCells(dossier, seen), ...(more?.cellsOf(dossier, seen) ?? [])],
  });
}
