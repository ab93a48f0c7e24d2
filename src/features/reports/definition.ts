import type { Dossier, Role } from "../../core/dossier/index.ts";
import type { Services } from "../../platform/services.ts";
import type { Condition } from "./common/sql.ts";
import type { Ask, CellValue, Grouping, ReportColumn, ReportTable } from "./types.ts";

type Db = Pick<Services, "db">;

/** One report: what it is called, who may read it, how it is made, and which dossiers stand behind a number. */
export type ReportDefinition = {
  /** Its name in addresses. */
  slug: string;
  name: string;
  /** One line that says what it answers. */
  about: string;
  roles: readonly Role[];
  /** By what its lines can be made, the usual one first; empty for lists. */
  groupings: readonly Grouping[];
  /** Only the instant counts, not the days. */
  momentOnly?: true;
  make: (services: Db, ask: Ask) => Promise<ReportTable>;
  /**
   * Dossiers behind a number: column and line of the table ("" for the sum).
   * @returns undefined when there is no such column
   */
  behind?: (services: Db, ask: Ask, of: { column: string; line: string }) => Promise<Behind | undefined>;
};
export type Behind = {
  title: string;
  condition: Condition;
  /** Columns beside the usual ones; `seen` as in dossierCells. */
  more?: { columns: readonly ReportColumn[]; cellsOf: (dossier: Dossier, seen: boolean) => CellValue[] };
};

export const OFFICERS: readonly Role[] = ["receptionist", "specialist", "leader"];
export const ALL_ROLES: readonly Role[] = [...OFFICERS, "controller"];
export const HEADS: readonly Role[] = ["leader", "controller"];
