import type { Services } from "../../../platform/services.ts";
import { selectFailure, selectFailures } from "./sql.ts";
import type { Failure } from "./types.ts";

/** Refused messages of a lane, oldest first, at most 200. */
export function listFailures(services: Pick<Services, "db">, lane: string): Promise<Failure[]> {
  return selectFailures(services.db, lane, 200);
}

/** One refused message; undefined when there is none of this id or it was sent meanwhile. */
export async function findFailure(services: Pick<Services, "db">, id: string): Promise<Failure | undefined> {
  return /^\d{1,18}$/.test(id) ? selectFailure(services.db, id) : undefined;
}
