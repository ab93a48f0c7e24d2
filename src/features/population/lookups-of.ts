import type { Services } from "../../platform/services.ts";
import { sameArgs } from "./same-args.ts";
import { type LookupRow, selectOfDraft } from "./sql.ts";
import type { CurrentArgs, Lookups } from "./types.ts";

/** Nobody waits longer for a slow register than this; an answer that comes later still counts and is then shown to be confirmed. */
const PATIENCE_SECONDS = 8;

/**
 * Where the look-ups of a draft stand. Reads our own table only.
 * @param current arguments with which each field is asked now; answers to other arguments do not count. Without it the last question of each
 * field counts, and core/procedure drops answers to numbers that were changed since.
 */
export async function lookupsOf(
  services: Pick<Services, "db" | "clock">,
  draftId: string,
  current?: CurrentArgs,
): Promise<Lookups> {
  const enough = services.clock.now().subtract({ seconds: PATIENCE_SECONDS });
  const rows = await selectOfDraft(services.db, draftId);
  const args = current ?? lastArgs(rows);
  const lookups: Lookups = { values: {}, pending: [], unavailable: [] };
  for (const [fieldId, asked] of Object.entries(args)) {
    const own = rows.filter((row) => row.fieldId === fieldId && sameArgs(row.args, asked));
    const value = own.find((row) => row.value)?.value;
    if (value) lookups.values[fieldId] = value;
    else if (own[0]?.state === "pending" && Temporal.Instant.compare(own[0].askedAt, enough) > 0) lookups.pending.push(fieldId);
    else if (own[0]) lookups.unavailable.push(fieldId);
  }
  return lookups;
}

function lastArgs(rows: readonly LookupRow[]): CurrentArgs {
  const last: CurrentArgs = {};
  for (const row of rows) if (row.fieldId) last[row.fieldId] ??= row.args;
  return last;
}
