import type { Transaction } from "kysely";
import {
  type Actor,
  type Dossier,
  type DossierEvent,
  evolve,
  instantText,
  type LoggedEvent,
  type Rules,
} from "../../core/dossier/index.ts";
import type { Database } from "../../platform/db-types.ts";
import { appendEvents, type ChainHead, type LogEntry } from "../../platform/log/index.ts";
import type { Services } from "../../platform/services.ts";
import { writeOutbound } from "../sync/index.ts";
import { keepMoney } from "./money/write-money.ts";
import { rulesFor } from "./rules-for.ts";
import { keepSpan } from "./spans/write-spans.ts";
import { insertCorrection, upsertSnapshots } from "./sql.ts";
import { soonAt, wakeAt } from "./wake-at.ts";

type Input = {
  before: Dossier | undefined;
  head: ChainHead | undefined;
  dossierId: string;
  events: readonly DossierEvent[];
  actor: Actor;
  now: Temporal.Instant;
  /** What the machine's clock said, when `now` had to be later than that. */
  said?: Temporal.Instant;
  /** The law of the dossier as it was before. */
  rules: Rules;
};

/** Events, snapshot, span and outbound lines of one act, in the caller's transaction: all of it or nothing. */
export async function writeChange(services: Services, tx: Transaction<Database>, input: Input): Promise<Dossier> {
  const { before } = input;
  const at = instantText(input.now);
  let version = before?.version ?? 0;
  let after = before;
  const who = identities(input.actor);
  const logged = input.events.map(
    (event): LoggedEvent => ({ dossierId: input.dossierId, version: ++version, at, ...who, event }),
  );
  for (const one of logged) after = evolve(after, one);
  if (!after) throw new Error("An act without events changes nothing");
  const head = await appendEvents(tx, input.head, logged.map(entryOf));
  // Another agency has hours of its own.
  const rules =
    before && before.agencyId !== after.agencyId ? await rulesFor({ ...services, db: tx }, after, input.now) : input.rules;
  await upsertSnapshots(tx, [
    { dossier: after, head, headAt: at, wakeAt: wakeAt(after, rules, input.now), soonAt: soonAt(after, rules) },
  ]);
  await keepSpan(tx, before, after, at);
  await keepMoney(tx, before, logged);
  if (input.said) {
    const said = instantText(input.said);
    await insertCorrection(tx, { dossierId: after.id, version: logged[0]!.version, said, used: at });
    services.log.warn({ dossier: after.code, said, used: at }, "the clock of the machine runs behind the log");
  }
  await writeOutbound(services, tx, { before, after, events: logged });
  return after;
}

/** Both identities stand in every event of somebody who acts for another; the scope of the mandate is kept with the mandate. */
function identities(actor: Actor): Pick<LoggedEvent, "actor" | "onBehalfOf"> {
  if (actor.kind !== "person" || !actor.actingFor) return { actor };
  const { scope: _, ...actingFor } = actor.actingFor;
  const { personId, personalId, name } = actingFor;
  return { actor: { ...actor, actingFor }, onBehalfOf: { personId, personalId, name } };
}

/** An event as an entry of the log; `eventOf` reads it back. */
export function entryOf({ dossierId, version, at, actor, onBehalfOf, event }: LoggedEvent): LogEntry {
  const { type, ...data } = event;
  return { dossierId, version, type, at, actor, onBehalfOf: onBehalfOf ?? null, data };
}
