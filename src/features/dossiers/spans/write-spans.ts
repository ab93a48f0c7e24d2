import type { Kysely, Transaction } from "kysely";
import type { Dossier, LoggedEvent } from "../../../core/dossier/index.ts";
import { factsOf, type Span, sameFacts, spansOf, withFacts } from "../../../core/reports/index.ts";
import type { Database } from "../../../platform/db-types.ts";
import { deleteSpans, selectLastSpans, upsertSpans } from "./sql.ts";

/** Keeps what an act changed of what reports count, in its transaction; most acts change nothing of it. */
export async function keepSpan(
  tx: Transaction<Database>,
  before: Dossier | undefined,
  after: Dossier,
  at: string,
): Promise<void> {
  const facts = factsOf(after);
  if (before && sameFacts(factsOf(before), facts)) return;
  const known = before ? await selectLastSpans(tx, after.id, 2) : [];
  const next = withFacts(known, facts, at);
  const last = known.at(-1);
  // A second change within one instant takes the first one back.
  if (last && last.fromAt >= at) await deleteSpans(tx, after.id, last.fromAt);
  await upsertSpans(tx, next.slice(-2));
}

/** Makes the spans of a dossier anew from its whole log, in the caller's transaction. */
export async function writeSpans(tx: Transaction<Database>, dossierId: string, events: readonly LoggedEvent[]): Promise<void> {
  await deleteSpans(tx, dossierId);
  await putSpans(tx, spansOf(events));
}

/** Puts down spans of dossiers that have none yet. */
export async function putSpans(tx: Transaction<Database>, spans: readonly Span[]): Promise<void> {
  for (let from = 0; from < spans.length; from += MOST_ROWS) await upsertSpans(tx, spans.slice(from, from + MOST_ROWS));
}

const MOST_ROWS = 2000;

/** All spans of a dossier, in order. */
export function readSpans(db: Kysely<Database>, dossierId: string): Promise<Span[]> {
  return selectLastSpans(db, dossierId);
}
