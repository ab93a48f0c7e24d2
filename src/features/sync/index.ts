import type { Transaction } from "kysely";
import type { Dossier, LoggedEvent } from "../../core/dossier/index.ts";
import type { Database } from "../../platform/db-types.ts";
import type { Services } from "../../platform/services.ts";

type Change = { before: Dossier | undefined; after: Dossier; events: LoggedEvent[] };

/** Writes the outbound lines of a change, in its transaction. */
export async function writeOutbound(_services: Services, _tx: Transaction<Database>, _change: Change): Promise<void> {}
