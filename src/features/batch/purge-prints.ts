import type { Services } from "../../platform/services.ts";
import { purgeLeftPrints } from "./report/run-print.ts";
import { clearOutput, selectOldOutputs } from "./sql.ts";

/** Clears away files of prints whose time is over, and prints that were left half done. Safe to repeat. */
export async function purgePrints({ clock, db, files }: Pick<Services, "clock" | "db" | "files">): Promise<void> {
  await purgeLeftPrints({ clock, db });
  for (const { id, sha256 } of await selectOldOutputs(db, clock.now().toString())) {
    await files.remove(sha256);
    await clearOutput(db, id);
  }
}
