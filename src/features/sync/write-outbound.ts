import type { Transaction } from "kysely";
import type { Database } from "../../platform/db-types.ts";
import type { Services } from "../../platform/services.ts";
import { lanes } from "./lanes.ts";
import { insertMessages } from "./sql.ts";
import type { Change } from "./types.ts";

/** Keeps what every outside system must be told of an act, in the transaction of the act: immutable, in order, and without calling anybody. */
export async function writeOutbound(services: Services, tx: Transaction<Database>, change: Change): Promise<void> {
  // One dossier has one code (mã hồ sơ), whatever agencies work on it: parts of it go out as lines of its progress only.
  if (change.after.parent) return;
  for (const lane of lanes) {
    const messages = await lane.messagesOf(services, tx, change);
    const at = { lane: lane.name, dossierId: change.after.id, now: services.clock.now().toString() };
    if (messages.length > 0) await insertMessages(tx, at, messages);
  }
}
