import type { Services } from "../../platform/services.ts";
import { deleteOld } from "./sql.ts";

const KEPT_DAYS = 180;

/** Forgets notices after half a year, read or not: what happened stands in the log of the dossier. */
export function purgeNotices(services: Pick<Services, "db" | "clock">): Promise<void> {
  return deleteOld(
    services.db,
    services.clock
      .now()
      .subtract({ hours: KEPT_DAYS * 24 })
      .toString(),
  );
}
