import type { Kysely, Transaction } from "kysely";
import type { Logger } from "pino";
import type { Clock } from "../clock.ts";
import type { Database } from "../db-types.ts";
import type { Signals } from "./signals.ts";
import { lockCursor, moveCursor, selectSettled } from "./sql.ts";
import type { PlacedEntry } from "./types.ts";

/** Reads the log once, in order. What it writes in this database is exactly once: it shares the transaction with its cursor. */
export type Reader = { name: string; handle: (tx: Transaction<Database>, entries: PlacedEntry[]) => Promise<void> };

type Deps = { db: Kysely<Database>; clock: Clock };

const BATCH = 500;

/** Hands over everything that is settled. @returns how many entries; 0 also while another process reads under this name */
export async function catchUp({ db, clock }: Deps, reader: Reader): Promise<number> {
  let total = 0;
  for (;;) {
    const count = await db.transaction().execute(async (tx) => {
      const now = clock.now().toString();
      const cursor = await lockCursor(tx, reader.name, now);
      if (!cursor) return 0;
      const entries = await selectSettled(tx, cursor, BATCH);
      const last = entries.at(-1);
      if (!last) return 0;
      await reader.handle(tx, entries);
      await moveCursor(tx, reader.name, last, now);
      return entries.length;
    });
    total += count;
    if (count < BATCH) return total;
  }
}

/** Runs a piece of work after every signal and, as a net, every `pollMs`; one at a time; a failure is logged and tried again. */
export function runOnSignal(
  work: () => Promise<unknown>,
  deps: { signals: Signals; log: Logger; name: string; pollMs?: number },
): () => Promise<void> {
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  const run = (): void => {
    if (stopped) return;
    if (running) {
      again = true;
      return;
    }
    running = work()
      .then(() => undefined)
      .catch((error: unknown) => deps.log.warn({ err: error, reader: deps.name }, "reader failed, will try again"))
      .finally(() => {
        running = undefined;
        if (again) {
          again = false;
          run();
        }
      });
  };
  const off = deps.signals.listen(run);
  const timer = setInterval(run, deps.pollMs ?? 1000);
  run();
  return async () => {
    stopped = true;
    off();
    clearInterval(timer);
    await running;
  };
}
