import { addAllowance } from "../../core/calendar/index.ts";
import {
  type ActingCommand,
  type Actor,
  type Dossier,
  decide,
  decideSubmit,
  evolve,
  type Filing,
  instantText,
  type LoggedEvent,
  type Rules,
  type Timer,
  timersOf,
} from "../../core/dossier/index.ts";
import { factsOf, withFacts } from "../../core/reports/index.ts";
import { withEvent } from "../../core/till/index.ts";
import { TIME_ZONE } from "../../platform/clock.ts";
import { CLOCK } from "../sweeps/index.ts";
import { type NextAct, nextAct, type Scene, type Take } from "./next-act.ts";
import type { Life } from "./types.ts";

export type Birth = { id: string; code: string; filing: Filing; actor: Actor; at: Temporal.Instant };
export type World = {
  rulesOf: (dossier: Pick<Dossier, "revisionId" | "agencyId">, at: Temporal.Instant) => Rules;
  clockDoes: (timer: Timer, dossier: Dossier, rules: Rules, now: Temporal.Instant) => Promise<ActingCommand>;
  take: (dossier: Dossier, now: Temporal.Instant) => Take;
  /** Nothing happens after it. */
  until: Temporal.Instant;
};

/** More acts than any dossier needs; a life that turns in circles ends here. */
const MOST_ACTS = 120;

/**
 * One dossier from filing to wherever it stands at `until`: people act in their order, the clock in between as the sweeps would have, all
 * through the rules of core/dossier.
 * @throws Error when an act that the year foresees is refused: then the year does not fit the rules
 */
export async function live(world: World, born: Birth, cast: Omit<Scene, "dossier" | "rules">): Promise<Life> {
  const events: LoggedEvent[] = [];
  const acts: Life["acts"] = [];
  let dossier = undefined as Dossier | undefined;
  let spans: Life["spans"] = [];
  let money: Life["money"] = [];
  const append = (command: string, made: readonly LoggedEvent["event"][], actor: Actor, now: Temporal.Instant): void => {
    const at = instantText(now);
    for (const event of made) {
      const logged: LoggedEvent = { dossierId: born.id, version: events.length + 1, at, actor, event };
      events.push(logged);
      money = withEvent(money, dossier, logged);
      dossier = evolve(dossier, logged);
    }
    if (dossier) spans = withFacts(spans, factsOf(dossier), at);
    acts.push({ command, version: events.length, at });
  };
  const submitted = decideSubmit(
    { type: "submit", id: born.id, code: born.code, filing: born.filing },
    born.actor,
    world.rulesOf(born.filing, born.at),
    born.at,
  );
  if (!submitted.ok) throw new Error(`submit ${born.filing.procedureCode}: ${submitted.refusal.message}`);
  append("submit", submitted.events, born.actor, born.at);
  let now = born.at;
  let own: Planned | undefined;
  for (let n = 0; n < MOST_ACTS && dossier; n++) {
    const current: Dossier = dossier;
    const rules = world.rulesOf(current, now);
    own ??= planned({ ...cast, dossier: current, rules }, now);
    const timer = nextTimer(current, rules, now);
    const timed = timer && later(Temporal.Instant.from(timer.at), now);
    const clockFirst = timed !== undefined && (own === undefined || Temporal.Instant.compare(timed, own.at) <= 0);
    const when = clockFirst ? timed : own?.at;
    if (!when || Temporal.Instant.compare(when, world.until) > 0) break;
    now = when;
    const { actor, command } = clockFirst
      ? { actor: CLOCK, command: await world.clockDoes(timer!, current, rules, now) }
      : { actor: own!.act.actor, command: commandOf(own!.act.command, world.take(current, now)) };
    const decision = decide({ dossier: current, command, actor, rules: world.rulesOf(current, now), now });
    if (!decision.ok) throw new Error(`${current.procedureCode} ${current.state} ${command.type}: ${decision.refusal.message}`);
    append(command.type, decision.events, actor, now);
    // A reminder changes nobody's plans.
    if (command.type !== "warn") own = undefined;
  }
  return { dossier: dossier!, events, spans, money, acts };
}

type Planned = { act: NextAct; at: Temporal.Instant };

function planned(scene: Scene, now: Temporal.Instant): Planned | undefined {
  const act = nextAct(scene);
  return act && { act, at: moment(scene.rules, now, act.after) };
}

function commandOf(command: ActingCommand | ((take: Take) => ActingCommand), take: Take): ActingCommand {
  return typeof command === "function" ? command(take) : command;
}

/** What the clock does next, as the sweeps choose it. */
function nextTimer(dossier: Dossier, rules: Rules, now: Temporal.Instant): Timer | undefined {
  const at = instantText(now);
  return timersOf(dossier, rules)
    .filter(({ until }) => !until || until > at)
    .sort((a, b) => a.at.localeCompare(b.at))[0];
}

const later = (a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant => (Temporal.Instant.compare(a, b) < 0 ? b : a);

/** Officers act while the office is open; people whenever they are awake. */
function moment(
  { calendar }: Rules,
  from: Temporal.Instant,
  after: { workingHours: number } | { days: number },
): Temporal.Instant {
  if ("workingHours" in after) {
    const minutes = Math.max(1, Math.round(after.workingHours * 60));
    return addAllowance(calendar, from, { qty: minutes / 60, unit: "HOUR" });
  }
  const at = from.add({ minutes: Math.max(1, Math.round(after.days * 24 * 60)) }).toZonedDateTimeISO(TIME_ZONE);
  return (at.hour < 6 ? at.add({ hours: 7 }) : at).toInstant();
}
