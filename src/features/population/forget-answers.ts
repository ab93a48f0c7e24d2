import type { Transaction } from "kysely";
import type { Database } from "../../platform/db-types.ts";
import { emptyAnswers } from "./sql.ts";

/** Forgets what registers said for a draft that was thrown away. The questions stay: who asked what, when and what for. */
export function forgetAnswers(tx: Transaction<Database>, draftId: string): Promise<void> {
  return emptyAnswers(tx, draftId);
}
