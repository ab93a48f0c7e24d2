import type { Transaction } from "kysely";
import type { BookEntry, Dossier } from "../../core/dossier/index.ts";
import { TIME_ZONE } from "../../platform/clock.ts";
import type { Database } from "../../platform/db-types.ts";
import { raiseBook } from "./sql.ts";

/**
 * The dossier's entry in the book of civil status (số, quyển số, năm): its own when it has one, else the next of its agency, kind of result and
 * year. Call it in the transaction of the act; when that is rolled back the number is free again.
 */
export async function nextBookEntry(
  tx: Transaction<Database>,
  dossier: Pick<Dossier, "agencyId" | "bookEntry">,
  kind: string,
  now: Temporal.Instant,
): Promise<BookEntry> {
  if (dossier.bookEntry) return dossier.bookEntry;
  const { year } = now.toZonedDateTimeISO(TIME_ZONE);
  return { ...(await raiseBook(tx, { agencyId: dossier.agencyId, kind, year })), year };
}
