import assert from "node:assert/strict";
import { it } from "node:test";
import fc from "fast-check";
import type { ActingCommand } from "./act.ts";
import { evolve, replay } from "./evolve.ts";
import { NATIONAL_CODES, nationalCode } from "./national.ts";
import { openStep } from "./open-steps.ts";
import { STATE_NAMES } from "./refusals.ts";
import { commands, filing, officer, personalIdValue, reader, stage, stranger, system, vn } from "./testing/library-card.ts";
import { type Actor, type Dossier, STATES } from "./types.ts";

const ACTORS: Actor[] = [
  reader,
  stranger,
  system,
  officer("receptionist"),
  officer("specialist"),
  officer("specialist", { officerId: "second" }),
  officer("leader"),
  officer("controller"),
];

const COMMANDS: ActingCommand[] = [
  { type: "receive" },
  commands.supplement,
  commands.answer,
  { type: "refuse", reason: "Sai nơi", legalBasis: "Điều 1" },
  { type: "withdraw", reason: "Đổi ý" },
  { type: "claimStep" },
  { type: "completeStep", note: "" },
  { type: "sendBackStep", reason: "Sửa lại" },
  { type: "recordCheck", check: { id: "c1", subject: "reader", register: "dân cư", outcome: "match", detail: "" } },
  { type: "requestPersonalId" },
  { type: "recordPersonalId", value: personalIdValue },
  { type: "recordPersonalId", value: { ...personalIdValue, found: false } },
  commands.draft,
  commands.approve,
  { type: "handOver", way: "counter", receiver: "HOÀNG THỊ MẬN" },
  { type: "rate", score: "verySatisfied", reasons: [], comment: "" },
];

type Move = { actor: Actor; command: ActingCommand; minutes: number };
const move: fc.Arbitrary<Move> = fc.record({
  actor: fc.constantFrom(...ACTORS),
  command: fc.constantFrom(...COMMANDS),
  minutes: fc.nat({ max: 2000 }),
});
/** Somebody who may usually act, so that long lives are reached as well as refusals. */
const likely: fc.Arbitrary<Move> = fc
  .constantFrom<[Actor, ActingCommand]>(
    [officer("receptionist"), COMMANDS[0]!],
    [officer("receptionist"), { type: "completeStep", note: "" }],
    [officer("specialist"), { type: "requestPersonalId" }],
    [system, { type: "recordPersonalId", value: personalIdValue }],
    [officer("specialist"), commands.draft],
    [officer("specialist"), { type: "completeStep", note: "" }],
    [officer("specialist"), { ...commands.supplement, acknowledged: true }],
    [officer("leader"), commands.approveProposal],
    [reader, commands.answer],
    [officer("leader"), commands.approve],
    [officer("receptionist"), { type: "handOver", way: "counter", receiver: "HOÀNG THỊ MẬN" }],
    [reader, { type: "rate", score: "satisfied", reasons: [], comment: "" }],
  )
  .chain(([actor, command]) =>
    fc.record({ actor: fc.constant(actor), command: fc.constant(command), minutes: fc.nat({ max: 300 }) }),
  );

function sound(dossier: Dossier): void {
  assert.ok(STATES.includes(dossier.state), `undefined state ${dossier.state}`);
  assert.notEqual(nationalCode(dossier.state), undefined);
  assert.equal(dossier.dueAt !== undefined, dossier.receivedAt !== undefined, "due exactly when received");
  assert.ok(dossier.steps.filter((step) => !step.completedAt).length <= 1, "one open step");
  assert.equal(
    dossier.pauses.some((pause) => !pause.to),
    dossier.state === "awaitingSupplement" && dossier.receivedAt !== undefined,
    "clock stands only while a supplement is awaited",
  );
  for (const kind of ["intake", "appraisal"])
    assert.ok(dossier.supplements.filter((one) => one.stage === kind).length <= 1, "lawful number of supplements");
  if (["returned", "notReceived", "withdrawn"].includes(dossier.state))
    assert.equal(openStep(dossier), undefined, "nothing open at the end");
  if (dossier.rating) assert.equal(dossier.state, "returned");
}

it("no sequence of commands reaches an undefined state, and replay equals the snapshot", () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(
      fc.array(fc.oneof({ weight: 3, arbitrary: likely }, { weight: 1, arbitrary: move }), { maxLength: 80, size: "max" }),
      fc.constantFrom("online", "counter"),
      (moves, way) => {
        const play = stage(vn("2026-11-20T08:00"), { ...filing, delivery: { way: way as "online" | "counter" } });
        let now = vn("2026-11-20T08:00");
        for (const { actor, command, minutes } of moves) {
          now = now.add({ minutes });
          play.at(now);
          const before = play.dossier;
          const decision = play.tries(actor, command);
          if (decision.ok) {
            assert.ok(decision.events.length > 0);
            sound(play.does(actor, command));
            reached.add(play.dossier.state);
            if (play.dossier.pauses.some((pause) => pause.to)) reached.add("resumed");
          } else {
            assert.ok(decision.refusal.message.length > 10);
            assert.equal(play.dossier, before);
          }
        }
        assert.deepEqual(replay(play.log), play.dossier);
      },
    ),
    { numRuns: 1000 },
  );
  const lives = [
    "received",
    "inProcess",
    "awaitingSupplement",
    "awaitingReception",
    "awaitingSignature",
    "resultReady",
    "returned",
    "resumed",
    "withdrawn",
  ];
  assert.deepEqual(
    lives.filter((one) => !reached.has(one)),
    [],
    "the sequences go far enough to mean something",
  );
});

it("refuses to fold a broken log", () => {
  const { log } = stage();
  const [first] = log;
  assert.throws(() => evolve(undefined, { ...first!, event: { type: "ResultReady" } }), /before Submitted/);
  const dossier = replay(log);
  assert.throws(() => evolve(dossier, { ...first!, version: 3, event: { type: "ResultReady" } }), /after version 1/);
  assert.throws(() => replay([]), /Empty/);
});

it("every state has its national code 1–10, a draft none, and its Vietnamese name", () => {
  assert.deepEqual(Object.keys(NATIONAL_CODES).sort(), [...STATES].sort());
  for (const state of STATES) {
    const national = nationalCode(state);
    assert.ok(state === "draft" ? national === null : national !== null && national >= 1 && national <= 10, state);
    assert.ok(STATE_NAMES[state].length > 3);
  }
  assert.deepEqual(new Set(STATES.map(nationalCode).filter((one) => one !== null)), new Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));
});
