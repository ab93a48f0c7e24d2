import type { Transaction } from "kysely";
import { formatTime } from "../../core/calendar/index.ts";
import {
  type ActingCommand,
  type Dossier,
  decide,
  describeEvent,
  type EventType,
  may,
  type Refusal,
  type Rules,
  refuse,
} from "../../core/dossier/index.ts";
import type { Database } from "../../platform/db-types.ts";
import type { Services } from "../../platform/services.ts";
import { lastAct } from "./last-act.ts";
import { selectClosed } from "./money/sql.ts";
import { readEvents } from "./read-events.ts";
import { rulesFor } from "./rules-for.ts";
import { hasReceipt, insertDenial, insertReceipts, lockDossier } from "./sql.ts";
import type { ActInput, Outcome } from "./types.ts";
import { writeChange } from "./write-change.ts";

/** Refusals that tell of somebody reaching for what is not theirs. */
const DENIALS: readonly Refusal["code"][] = ["notFound", "otherAgency", "ownDossier"];

/**
 * The one way from a command to a changed dossier: lock, check that the key is new and the version current, decide, append, commit.
 * Safe to repeat with the same key; of two people at once exactly one wins and the other is told what happened.
 * @throws only when the database fails; a refusal is an answer
 */
export async function actOnDossier(services: Services, input: ActInput): Promise<Outcome> {
  try {
    const outcome = await services.db.transaction().execute(async (tx) => {
      const done = await actInside(services, tx, input);
      if (!done.ok || done.repeated) throw new NothingDone(done);
      return done;
    });
    services.signals.raise();
    return outcome;
  } catch (error) {
    if (!(error instanceof NothingDone)) throw error;
    if (error.denied) await insertDenial(services.db, error.denied);
    return error.outcome;
  }
}

/** Ends the transaction, so that a command made from a number of the database (a book entry) leaves no gap when it is not carried out. */
class NothingDone extends Error {
  readonly outcome: Outcome;
  readonly denied: Denial | undefined;
  constructor(outcome: Outcome, denied?: Denial) {
    super("nothing done");
    this.outcome = outcome;
    this.denied = denied;
  }
}
type Denial = Parameters<typeof insertDenial>[1];

async function actInside(services: Services, tx: Transaction<Database>, input: ActInput): Promise<Outcome> {
  const { actor, key } = input;
  const found = await lockDossier(tx, input.dossierId);
  if (!found) return { ...refuse("notFound", "Không tìm thấy hồ sơ này."), dossier: undefined };
  const dossier = found.snapshot;
  const said = services.clock.now();
  const now = notBefore(said, found.headAt);
  const command = typeof input.command === "function" ? await input.command(dossier, tx) : input.command;
  const denial = may(actor, command.type, dossier);
  if (denial && DENIALS.includes(denial.code)) {
    throw new NothingDone(
      { ok: false, refusal: denial, dossier: undefined },
      { at: now.toString(), actor, dossierId: dossier.id, what: command.type, reason: denial.code },
    );
  }
  if (await hasReceipt(tx, key, dossier.id)) return { ok: true, dossier, repeated: true };
  if (input.expectedVersion !== undefined && input.expectedVersion !== dossier.version) {
    return { ...refuse("stale", await staleSentence(services, tx, dossier)), dossier };
  }
  // On the connection that this act holds: one more for each would let acts wait for each other when the pool is used up.
  const rules = await rulesOf({ ...services, db: tx }, dossier, command, now);
  const last = command.type === "undo" ? await lastAct({ db: tx }, dossier.id) : undefined;
  const decision = decide({ dossier, command, actor, rules, now, ...(last && { last }) });
  if (!decision.ok) return { ...decision, dossier };
  const after = await writeChange(services, tx, {
    before: dossier,
    head: found.head,
    dossierId: dossier.id,
    events: decision.events,
    actor,
    now,
    ...(now !== said && { said }),
    rules,
  });
  await insertReceipts(tx, [{ key, dossierId: dossier.id, command: command.type, version: after.version, at: now.toString() }]);
  return { ok: true, dossier: after, repeated: false };
}

/** What may touch a receipt that somebody closes the till with at this moment. */
const TAKING_BACK: readonly ActingCommand["type"][] = ["cancelReceipt", "undo"];

/** A dossier that goes to another agency is due by that agency's calendar, and somebody there has to see it. */
async function rulesOf(services: Services, dossier: Dossier, command: ActingCommand, now: Temporal.Instant): Promise<Rules> {
  const law = await rulesFor(services, dossier, now);
  const money = TAKING_BACK.includes(command.type) && dossier.payments?.length;
  const rules = money ? { ...law, closedReceipts: new Set(await selectClosed(services.db, dossier.id, true)) } : law;
  const to = command.type === "succeed" ? command.agency?.to : command.type === "route" ? command.agencyId : undefined;
  if (!to) return rules;
  const { calendar, staffed } = await rulesFor(services, { ...dossier, agencyId: to }, now);
  // Where this agency has accounts, one that has none is one where nobody looks.
  const staffedElsewhere = staffed ?? (rules.staffed && (() => false));
  return { ...rules, elsewhere: calendar, ...(staffedElsewhere && { staffedElsewhere }) };
}

/** An act is never put before the one that it follows, though the machine's clock may say so. */
function notBefore(said: Temporal.Instant, headAt: string | null): Temporal.Instant {
  const head = headAt === null ? said : Temporal.Instant.from(headAt);
  return Temporal.Instant.compare(said, head) < 0 ? head : said;
}

/** Events that come along with an act and do not say what was done. */
const ALONGSIDE: readonly EventType[] = ["StepStarted", "StepClaimed"];

async function staleSentence(services: Services, tx: Transaction<Database>, dossier: Dossier): Promise<string> {
  const events = await readEvents({ ...services, db: tx }, dossier.id);
  const last = events.at(-1)!;
  const { at, actor } = last;
  const ofTheAct = events.filter((one) => one.at === at && one.actor.name === actor.name);
  const { event } = ofTheAct.findLast((one) => !ALONGSIDE.includes(one.event.type)) ?? last;
  return `Hồ sơ vừa thay đổi: ${actor.name}, lúc ${formatTime(Temporal.Instant.from(at))}: "${describeEvent(event)}". Việc của bạn chưa được thực hiện; hãy xem lại hồ sơ rồi làm tiếp.`;
}
