import type { Kysely, Transaction } from "kysely";
import type { Dossier, LoggedEvent } from "../../core/dossier/index.ts";
import type { Clock } from "../../platform/clock.ts";
import type { Database } from "../../platform/db-types.ts";
import { yearOf } from "./legal-dates.ts";
import { isOfCounter, seriesOf } from "./paper-numbers.ts";
import { insertNumber, lockCounter, raiseCounter, selectNumber } from "./sql.ts";
import type { IssuedKind, PaperNumber } from "./types.ts";

type Deps = { db: Kysely<Database>; clock: Clock };
type Rests = { kind: IssuedKind; fact: LoggedEvent /** As it was after that event. */; dossier: Dossier };

/**
 * The number of the paper that rests on an event: its own when it has one, else the next of its agency, year and series, kept for ever.
 * @returns undefined for papers without a number
 */
export async function numberOf({ db, clock }: Deps, rests: Rests): Promise<PaperNumber | undefined> {
  if (!seriesOf(rests.kind)) return undefined;
  const known = await selectNumber(db, keyOf(rests));
  return known ?? db.transaction().execute((tx) => giveNumber(tx, rests, clock.now().toString()));
}

/** The same inside a transaction. Whoever comes second waits for the counter and finds the number of the first. */
export async function giveNumber(tx: Transaction<Database>, rests: Rests, at: string): Promise<PaperNumber | undefined> {
  const series = seriesOf(rests.kind);
  if (!series) return undefined;
  const { kind, fact, dossier } = rests;
  const agencyId = isOfCounter(kind, fact) ? (dossier.acceptedAt?.agencyId ?? dossier.agencyId) : dossier.agencyId;
  const of = { agencyId, year: yearOf(fact.at), series };
  const last = await lockCounter(tx, of);
  const known = await selectNumber(tx, keyOf(rests));
  if (known) return known;
  const given = { ...of, number: last + 1 };
  await insertNumber(tx, keyOf(rests), given, at);
  await raiseCounter(tx, of);
  return given;
}

function keyOf({ kind, fact }: Rests) {
  return { dossierId: fact.dossierId, kind, eventVersion: fact.version };
}
