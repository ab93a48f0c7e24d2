import type { Services } from "../../../platform/services.ts";
import { selectOfficePaper, selectOfficePapers } from "./sql.ts";
import type { OfficePaper, Officer } from "./types.ts";

const SHOWN = 30;

/** The last lists and books of the officer's agency, newest first. */
export function listOfficePapers(services: Pick<Services, "db">, officer: Officer): Promise<OfficePaper[]> {
  return selectOfficePapers(services.db, officer, SHOWN);
}

/** One of them; undefined when it is not theirs to see. */
export function findOfficePaper(services: Pick<Services, "db">, officer: Officer, id: string): Promise<OfficePaper | undefined> {
  return selectOfficePaper(services.db, officer, id);
}
