import type { PublishedProcedure } from "../../core/published/index.ts";
import type { Services } from "../../platform/services.ts";
import { selectPresent } from "./sql.ts";

/** The procedure as it was published last, of what has been taken in; undefined when the code was never taken in. */
export function findPublished({ db }: Pick<Services, "db">, code: string): Promise<PublishedProcedure | undefined> {
  return selectPresent(db, code);
}
