import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { type Actor, type Dossier, type Filing, nationalCode, openSteps, ownersOf } from "../../../../core/dossier/index.ts";
import { officer, reader, stranger, system } from "../../../../core/dossier/testing/library-card.ts";
import type { Services } from "../../../../platform/services.ts";
import { actOnDossier } from "../../act-on-dossier.ts";
import { openDossier } from "../../open-dossier.ts";
import { MODEL_ACTS, type ModelAct, OPINION, type Scene, silenceOf } from "./model-acts.ts";
import { OTHERS, PEOPLE, type Who } from "./people.ts";
import type { ReferenceClock } from "./reference-clock.ts";
import { expectedCode, type Model, newModel, remaining, settle, stands, type Terms } from "./reference-model.ts";

const ACTORS: Record<Who, Actor> = {
  applicant: reader,
  stranger,
  receptionist1: officer("receptionist"),
  receptionist2: officer("receptionist", OTHERS.receptionist),
  specialist1: officer("specialist"),
  specialist2: officer("specialist", OTHERS.specialist),
  leader1: officer("leader"),
  leader2: officer("leader", OTHERS.leader),
  controller1: officer("controller"),
  elsewhere: officer("specialist", { officerId: "00000000-0000-4000-8000-000000000297", agencyId: "H60.30.99" }),
  asked: officer("leader", { officerId: "00000000-0000-4000-8000-000000000296", agencyId: "H60.30.13" }),
  system,
};

/** `will`: how likely the move keeps to what the model allows; `pick` chooses among those; `minutes` pass before. */
export type Move = { will: number; pick: number; minutes: number };
export const anyMove: fc.Arbitrary<Move> = fc.record({
  will: fc.integer({ min: 0, max: 9 }),
  pick: fc.nat(),
  minutes: fc.oneof({ weight: 4, arbitrary: fc.nat({ max: 90 }) }, { weight: 1, arbitrary: fc.nat({ max: 3 * 24 * 60 }) }),
});

export type Stage = {
  services: Services;
  /** Sets the clock of the program, epoch minutes. */
  setClock: (minute: number) => void;
  filing: Filing;
  terms: Terms;
  clock: ReferenceClock;
  /** The minute at which the next life begins. */
  start: number;
};
export type Told = { commands: number; done: Map<string, number>; phases: Set<string> };

/** One life: random moves on one dossier, each held against the model. @throws AssertionError where program and model disagree */
export async function liveOne(stage: Stage, moves: readonly Move[], told: Told): Promise<void> {
  let now = stage.start;
  stage.setClock(now);
  const opened = await openDossier(stage.services, { key: randomUUID(), actor: reader, filing: stage.filing });
  assert.ok(opened.ok);
  let dossier = opened.dossier;
  const model = newModel(stage.filing.fee.total > 0);
  for (const [nth, chosen] of moves.entries()) {
    now += chosen.minutes;
    stage.setClock(now);
    const { act, who } = choose(stage, model, now, dueOf(dossier), chosen);
    const scene: Scene = { model, who, now, terms: stage.terms, clock: stage.clock, due: dueOf(dossier) };
    const command = act.command(scene, nth);
    const expected = act.allowed(scene);
    const input = { dossierId: dossier.id, key: randomUUID(), actor: ACTORS[who], command };
    const outcome = await actOnDossier(stage.services, input);
    told.commands++;
    const where = `${who}: ${act.name} in ${JSON.stringify(model)}`;
    assert.equal(outcome.ok, expected, `${where} – ${outcome.ok ? "was done" : outcome.refusal.message}`);
    if (!outcome.ok) continue;
    if (command.type === "requestPayment") model.lastPayment = command.payment.id;
    if (command.type === "requestConsultation") {
      const by = stage.clock.after(now, OPINION);
      model.consultations.push({ id: `q${nth}`, by, silence: silenceOf(nth) });
    }
    act.effect(scene);
    if (model.place > 0) model.beyondReception = true;
    settle(model, stage.terms, stage.clock, now);
    dossier = outcome.dossier;
    told.done.set(act.name, (told.done.get(act.name) ?? 0) + 1);
    told.phases.add(model.phase);
    agree(stage, model, dossier, now, where);
  }
}

function choose(
  stage: Stage,
  model: Model,
  now: number,
  due: number | undefined,
  { will, pick }: Move,
): { act: ModelAct; who: Who } {
  const all = MODEL_ACTS.flatMap((act) => PEOPLE.map((who) => ({ act, who })));
  const lawful = all.filter(({ act, who }) => act.allowed({ model, who, now, terms: stage.terms, clock: stage.clock, due }));
  const forward = lawful.filter(({ act }) => FORWARD.includes(act.name));
  const going = lawful.filter(({ act }) => !ENDINGS.includes(act.name));
  const lists = will === 0 ? [all] : will < 5 ? [forward, going] : will < 9 ? [going] : [lawful];
  const from = lists.find((list) => list.length > 0) ?? all;
  return from[pick % from.length]!;
}
/** What brings a dossier to its end, so that whole lives are lived. */
const FORWARD = [
  "receive",
  "pass on",
  "draft",
  "ask whether the draft is right",
  "agree to the draft",
  "sign",
  "hand over",
  "pay",
];
/** Rarely done, so that lives last. */
const ENDINGS = ["refuse", "withdraw", "stop", "archive"];

/** Everything that must be true of a dossier after every act. */
function agree({ terms, clock }: Stage, model: Model, dossier: Dossier, now: number, where: string): void {
  assert.equal(nationalCode(dossier.state), expectedCode(model), `national code: ${where} → ${dossier.state}`);
  const paused = dossier.pauses.filter(({ to }) => !to);
  assert.equal(paused.length, model.phase === "open" && stands(model, terms) ? 1 : 0, `clock stands: ${where}`);
  const ended = ["returned", "notReceived", "withdrawn", "stopped", "archived"].includes(model.phase);
  if (!ended) assert.ok(ownersOf(dossier).length > 0, `somebody has it: ${where}`);
  const steps = openSteps(dossier);
  assert.equal(steps.length, ended || !dossier.receivedAt ? 0 : 1, `open steps: ${where}`);
  assert.equal(steps[0]?.assignee?.officerId, officerId(model), `owner: ${where}`);
  for (const stage of ["intake", "appraisal"] as const) {
    const asked = dossier.supplements.filter((one) => one.stage === stage).length;
    assert.equal(asked, model.asked[stage]);
    assert.ok(asked <= terms.supplements[stage], `lawful number: ${where}`);
  }
  if (model.phase !== "open" || stands(model, terms)) return;
  const due = dueOf(dossier)!;
  const left = due >= now ? clock.between(now, due) : 0 - clock.between(due, now);
  assert.equal(left, remaining(model, clock, now), `working minutes left: ${where}`);
}

const dueOf = ({ dueAt }: Dossier): number | undefined =>
  dueAt === undefined ? undefined : Math.round(Temporal.Instant.from(dueAt).epochMilliseconds / 60_000);

function officerId(model: Model): string | undefined {
  if (model.holder === undefined || !["open", "ready"].includes(model.phase)) return undefined;
  const actor = ACTORS[model.holder as Who];
  return actor.kind === "officer" ? actor.officerId : undefined;
}
