import {
  type Dossier,
  instantText,
  type RefusalCode,
  type Rules,
  type Timer,
  type TimerKind,
  timersOf,
} from "../../core/dossier/index.ts";
import { databaseAway } from "../../platform/database-away.ts";
import type { Services } from "../../platform/services.ts";
import { actOnDossier } from "../dossiers/index.ts";
import { commandOf } from "./command-of.ts";
import { retryAt } from "./retry-at.ts";
import { deleteTrials, upsertTrial } from "./sql.ts";
import type { DueDossier, Trial, TrialKind } from "./types.ts";

/** The clock as an actor; stands in the diary of the dossier. */
export const CLOCK = { kind: "system", name: "Hệ thống theo dõi thời hạn" } as const;

/** Nothing reasonable needs more acts of the clock on one dossier at once; the rest waits for the next page. */
const MOST_ACTS = 12;

export type Tally = { act: (kind: TimerKind) => void; fail: () => void };
/** When the dossier is looked at next; undefined when somebody else has changed it meanwhile and so said it already. */
export type Wake = { id: string; version: number; at: string | null } | undefined;

/**
 * Everything that is due on one dossier, one act after the other, each in a transaction of its own and once by its key. What does not work
 * is put down and tried again later; it never throws, but when the database is away.
 */
export async function sweepDossier(
  services: Services,
  due: DueDossier,
  known: readonly Trial[],
  rulesOf: (dossier: Dossier) => Promise<Rules>,
  tally: Tally,
): Promise<Wake> {
  const trials = new Map(known.map((trial) => [nameOf(trial), trial]));
  let dossier = due.snapshot;
  const fail = async (kind: TrialKind, about: string, error: string): Promise<Trial> => {
    const now = services.clock.now();
    const attempts = (trials.get(nameOf({ kind, about }))?.attempts ?? 0) + 1;
    const trial = { kind, about, attempts, nextAt: instantText(retryAt(now, attempts)) };
    trials.set(nameOf(trial), trial);
    await upsertTrial(services.db, { dossierId: due.id, kind, about, now: now.toString(), nextAt: trial.nextAt, error });
    services.log.warn({ dossier: dossier.code, kind, about, error, attempts }, "an act of the clock failed");
    tally.fail();
    return trial;
  };
  const putOff = async ({ kind, about }: Timer): Promise<void> => {
    const now = services.clock.now();
    const attempts = (trials.get(nameOf({ kind, about }))?.attempts ?? 0) + 1;
    const nextAt = instantText(retryAt(now, attempts));
    trials.set(nameOf({ kind, about }), { kind, about, attempts, nextAt });
    await upsertTrial(services.db, { dossierId: due.id, kind, about, now: now.toString(), nextAt, error: null });
  };
  try {
    const rules = await rulesOf(dossier);
    for (let acts = 0; acts < MOST_ACTS; acts++) {
      const timer = nextDue(timersOf(dossier, rules), trials, services.clock.now());
      if (!timer) break;
      const outcome = await act(services, dossier, timer, rules);
      if (outcome.kind === "passed") return undefined;
      if (outcome.kind === "idle") {
        await putOff(timer);
        continue;
      }
      if (outcome.kind === "failed") {
        await fail(timer.kind, timer.about, outcome.error);
        continue;
      }
      dossier = outcome.dossier;
      if (outcome.kind === "done") tally.act(timer.kind);
      else {
        await leave(services, due.id, timer);
        trials.set(nameOf(timer), { ...timer, attempts: 1, nextAt: null });
      }
    }
    const timers = timersOf(dossier, rules);
    await forget(services, due.id, known, timers);
    return { id: due.id, version: dossier.version, at: nextLook(timers, trials, services.clock.now()) };
  } catch (error) {
    if (databaseAway(error)) throw error;
    const { nextAt } = await fail("plan", "", sentenceOf(error));
    return { id: due.id, version: dossier.version, at: nextAt };
  }
}

type Acted =
  | { kind: "done" | "settled"; dossier: Dossier }
  /** Somebody was faster; their act has worked out the moments anew. */
  | { kind: "passed" }
  /** Nothing to do about it at this moment: somebody is at it already, or something else comes first. */
  | { kind: "idle" }
  | { kind: "failed"; error: string };

const IDLE: readonly RefusalCode[] = ["alreadyDone", "waiting"];

async function act(services: Services, dossier: Dossier, timer: Timer, rules: Rules): Promise<Acted> {
  try {
    const outcome = await actOnDossier(services, {
      dossierId: dossier.id,
      expectedVersion: dossier.version,
      key: `sweep:${dossier.id}:${timer.kind}:${timer.about}`,
      actor: CLOCK,
      command: await commandOf(services, timer, dossier, rules, services.clock.now()),
    });
    // Done before, and due again all the same: a person took it back, and that stands.
    if (outcome.ok) return { kind: outcome.repeated ? "settled" : "done", dossier: outcome.dossier };
    if (outcome.refusal.code === "stale") return { kind: "passed" };
    if (IDLE.includes(outcome.refusal.code)) return { kind: "idle" };
    return { kind: "failed", error: outcome.refusal.message };
  } catch (error) {
    if (databaseAway(error)) throw error;
    return { kind: "failed", error: sentenceOf(error) };
  }
}

const nameOf = ({ kind, about }: { kind: TrialKind; about: string }): string => `${kind} ${about}`;

/** The timer that has waited longest among those that are due, of use still, and not put off. */
function nextDue(timers: readonly Timer[], trials: ReadonlyMap<string, Trial>, now: Temporal.Instant): Timer | undefined {
  const at = instantText(now);
  return timers
    .filter((timer) => timer.at <= at && (!timer.until || timer.until > at))
    .filter((timer) => {
      const trial = trials.get(nameOf(timer));
      return !trial || (trial.nextAt !== null && trial.nextAt <= at);
    })
    .sort((a, b) => a.at.localeCompare(b.at))[0];
}

function nextLook(timers: readonly Timer[], trials: ReadonlyMap<string, Trial>, now: Temporal.Instant): string | null {
  const at = instantText(now);
  const moments = timers
    .filter(({ until }) => !until || until > at)
    .map((timer) => {
      const trial = trials.get(nameOf(timer));
      return trial ? trial.nextAt : timer.at;
    });
  return moments.filter((moment) => moment !== null).sort()[0] ?? null;
}

/** Not again by the clock. */
function leave(services: Services, dossierId: string, { kind, about }: Timer): Promise<void> {
  return upsertTrial(services.db, { dossierId, kind, about, now: services.clock.now().toString(), nextAt: null, error: null });
}

/** Trials of what has been done since, or is wanted no more. */
async function forget(services: Services, dossierId: string, known: readonly Trial[], timers: readonly Timer[]): Promise<void> {
  const wanted = new Set(timers.map(nameOf));
  const gone = known.filter((trial) => !wanted.has(nameOf(trial)));
  if (gone.length > 0) await deleteTrials(services.db, dossierId, gone);
}

const LONGEST_ERROR = 500;

function sentenceOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, LONGEST_ERROR);
}
