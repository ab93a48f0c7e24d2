import type { Transaction } from "kysely";
import type { Database } from "./db-types.ts";

/** Work after the request (graphile-worker), enqueued in the transaction that needs it. */
export type Jobs = {
  /** `key` makes a second job of the same key replace the first while it waits. */
  add: (
    tx: Transaction<Database> | undefined,
    name: string,
    payload: Record<string, unknown>,
    options?: { key?: string; runAt?: string },
  ) => Promise<void>;
};
