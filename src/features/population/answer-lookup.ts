import { z } from "zod";
import { OutsideError } from "../../platform/http.ts";
import type { Services } from "../../platform/services.ts";
import { askOutside } from "./ask-register.ts";
import { RegisterRefusal } from "./register-client.ts";
import { type LookupRow, selectLookup, storeAnswer, storeFailure } from "./sql.ts";
import type { LookupKind } from "./types.ts";

const payloadShape = z.object({ id: z.uuid() });
/** Seconds before the second, third and fourth attempt; then the citizen goes on without the register. */
const DELAYS = [1, 4, 12];

/** Task `lookup`: asks the register and stores what it said. Safe to repeat. */
export async function answerLookup(services: Services, payload: unknown): Promise<void> {
  const lookup = await selectLookup(services.db, payloadShape.parse(payload).id);
  if (lookup?.state !== "pending") return;
  try {
    const ticket = { requestId: lookup.id, procedureCode: lookup.procedureCode };
    await storeAnswer(services.db, lookup.id, await askOutside(services, lookup.kind as LookupKind, lookup.args, ticket));
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    await postpone(services, lookup, error);
  }
  services.signals.raise();
}

async function postpone(services: Services, lookup: LookupRow, error: OutsideError): Promise<void> {
  const delay = error instanceof RegisterRefusal ? undefined : DELAYS[lookup.attempts];
  services.log.warn(
    { lookup: lookup.id, kind: lookup.kind, attempt: lookup.attempts + 1, reason: error.message },
    "register away",
  );
  await services.db.transaction().execute(async (tx) => {
    await storeFailure(tx, lookup.id, delay === undefined ? "unavailable" : "pending", error.message);
    if (delay === undefined) return;
    // A quarter more or less, so that questions that failed together do not come back together.
    const wait = Math.round(delay * 1000 * (0.75 + Math.random() / 2));
    const runAt = services.clock.now().add({ milliseconds: wait }).toString();
    await services.jobs.add(tx, "lookup", { id: lookup.id }, { runAt });
  });
}
