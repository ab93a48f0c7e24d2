import type { Services } from "../../platform/services.ts";
import { type ImportRun, selectRuns } from "./sql.ts";

export type { ImportRun } from "./sql.ts";

/** The last files that were taken in, and how far. */
export function listRuns({ db }: Pick<Services, "db">, most = 5): Promise<ImportRun[]> {
  return selectRuns(db, most);
}
