import { randomUUID } from "node:crypto";
import type { Services } from "../../platform/services.ts";
import { sameArgs } from "./same-args.ts";
import { insertLookup, type LookupRow, lockDraft, selectOfDraft } from "./sql.ts";
import type { DraftQuestion, LookupState } from "./types.ts";

/** Minutes in which the same question of a draft is not asked again; shorter after the register was away. */
const REMEMBERED: Record<LookupState, number> = { pending: 10, answered: 10, unavailable: 1 };

/**
 * Queues a question to a register; the answer is read with `lookupsOf` or waited for with `awaitLookups`. Asking again costs nothing: within
 * ten minutes the same draft gets the answer that is there or on its way.
 * @returns where this question stands now
 */
export async function requestLookup(services: Services, question: DraftQuestion): Promise<LookupState> {
  const now = services.clock.now();
  return services.db.transaction().execute(async (tx) => {
    await lockDraft(tx, question.draftId);
    const all = await selectOfDraft(tx, question.draftId);
    const recent = all.filter((row) => sameArgs(row.args, question.args) && isRecent(row, now));
    // The last question of a field is the one that counts: a number that came back after another one is asked again, from what is known.
    const last = all.find((row) => row.fieldId === question.fieldId);
    const own = recent.find((row) => row.id === last?.id);
    if (own) return own.state;
    const known = recent.find((row) => row.state === "answered")?.value ?? undefined;
    const id = randomUUID();
    await insertLookup(tx, { ...question, id, at: now.toString(), value: known });
    if (known) return "answered";
    await services.jobs.add(tx, "lookup", { id });
    return "pending";
  });
}

function isRecent(row: LookupRow, now: Temporal.Instant): boolean {
  const until = Temporal.Instant.from(row.askedAt).add({ minutes: REMEMBERED[row.state] });
  return Temporal.Instant.compare(now, until) < 0;
}
