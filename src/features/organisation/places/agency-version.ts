import type { Services } from "../../../platform/services.ts";
import { selectVersion } from "./sql.ts";

/** The version of an agency's details, rooms and hours, to be sent with a change; undefined when there is no such agency. */
export function agencyVersion({ db }: Pick<Services, "db">, agencyId: string): Promise<number | undefined> {
  return selectVersion(db, agencyId);
}
