import { sql } from "kysely";
import type { Db } from "../services.ts";

/**
 * Waits until readers may see every event of this database. Other test files work in the same server, and a transaction of theirs
 * holds readers back as one of ours would.
 */
export async function settled(db: Db): Promise<void> {
  for (;;) {
    const found = await sql<{ done: boolean }>`
      select coalesce(max(tx), '0') < pg_snapshot_xmin(pg_current_snapshot()) as done from event`.execute(db);
    if (found.rows[0]!.done) return;
  }
}
