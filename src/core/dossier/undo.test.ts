import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ActingCommand } from "./act.ts";
import { actsFor } from "./acts-for.ts";
import { decide } from "./decide.ts";
import { evolve, replay } from "./evolve.ts";
import { nationalCode } from "./national.ts";
import {
  awaitingSignature,
  commands,
  filing,
  inAppraisal,
  officer,
  reader,
  rules,
  stage,
  system,
  vn,
} from "./testing/library-card.ts";
import { anyone, inBranches, leader, office, permit, room } from "./testing/parallel-permit.ts";
import { timersOf } from "./timers-of.ts";
import type { Actor, Dossier } from "./types.ts";
import { type LastAct, same } from "./undo.ts";

type Play = ReturnType<typeof stage>;

/** Does an act and remembers it as the log would tell it. */
function does(play: Play, actor: Actor, command: ActingCommand): LastAct {
  const [before, version] = [play.dossier, play.dossier.version + 1];
  const after = play.does(actor, command);
  return { version, command: command.type, actor, at: play.log.at(-1)!.at, before, after };
}

function undo(play: Play, actor: Actor, last: LastAct, at: string, reason = "Bấm nhầm hồ sơ") {
  const command = { type: "undo", version: last.version, reason } as const;
  return decide({ dossier: play.dossier, command, actor, rules, now: vn(at), last });
}

function undone(play: Play, actor: Actor, last: LastAct, at: string): Dossier {
  const decision = undo(play, actor, last, at);
  if (!decision.ok) throw new Error(decision.refusal.message);
  const instant = vn(at).toString({ smallestUnit: "millisecond" });
  const log = [
    ...play.log,
    ...decision.events.map((event, i) => ({ dossierId: "d1", version: play.dossier.version + 1 + i, at: instant, actor, event })),
  ];
  assert.deepEqual(
    replay(log),
    log.slice(play.log.length).reduce((dossier, logged) => evolve(dossier, logged), play.dossier),
  );
  return replay(log);
}

const rest = ({ version: _, undone: __, ...dossier }: Dossier) => dossier;
const code = (decision: ReturnType<typeof undo>): string => (decision.ok ? "ok" : decision.refusal.code);
const receptionist = officer("receptionist");
const specialist = officer("specialist");

describe("taking a mistaken act back", () => {
  it("restores everything exactly, clock and steps too, and keeps both on record", () => {
    const play = stage();
    play.at(vn("2026-11-20T09:05"));
    const last = does(play, receptionist, { type: "receive" });
    const dossier = undone(play, receptionist, last, "2026-11-20T10:00");
    assert.deepEqual(rest(dossier), rest(last.before));
    assert.equal(nationalCode(dossier.state), 1);
    assert.deepEqual(dossier.undone, [
      { version: 2, act: "receive", reason: "Bấm nhầm hồ sơ", at: "2026-11-20T03:00:00.000Z", by: "Lý Thị Thu" },
    ]);
    assert.deepEqual(timersOf(dossier, rules), timersOf(last.before, rules));
  });

  it("lets the clock run on as if the request for a supplement had never been", () => {
    const play = inAppraisal();
    play.at(vn("2026-11-20T10:00"));
    play.does(specialist, commands.supplement);
    const last = does(play, officer("leader"), { type: "decideProposal", approve: true, reason: "" });
    assert.equal(play.dossier.pauses.length, 1);
    const dossier = undone(play, officer("leader"), last, "2026-11-20T11:00");
    assert.deepEqual(dossier.proposal, last.before.proposal);
    assert.deepEqual([dossier.pauses, dossier.dueAt, dossier.state], [[], last.before.dueAt, "inProcess"]);
    assert.deepEqual(dossier.supplements, []);
    assert.deepEqual(dossier.steps, last.before.steps);
  });

  it("opens a refused dossier and a stopped one again", () => {
    const play = stage();
    const last = does(play, receptionist, { type: "refuse", reason: "Sai nơi", legalBasis: "Điều 1" });
    const dossier = undone(play, officer("leader"), last, "2026-11-20T09:00");
    assert.deepEqual(rest(dossier), rest(last.before));
    assert.equal(dossier.finishedAt, undefined);
  });

  it("keeps a number that was taken from a book", () => {
    const play = inAppraisal();
    play.does(specialist, { type: "requestPersonalId" });
    play.does(system, {
      type: "recordPersonalId",
      value: { found: true, source: "x", at: "2026-11-20T03:00:00.000Z", asked: {}, values: { personalId: "1" } },
    });
    const last = does(play, specialist, commands.draft);
    const dossier = undone(play, specialist, last, "2026-11-20T10:00");
    assert.equal(dossier.draft, undefined);
    assert.deepEqual(dossier.bookEntry, commands.draft.bookEntry);
  });

  it("does not mind what the clock did beside it", () => {
    const play = stage();
    play.at(vn("2026-11-20T09:05"));
    const last = does(play, receptionist, { type: "receive" });
    play.does(system, { type: "recordCheck", check: { id: "c", subject: "x", register: "x", outcome: "match", detail: "" } });
    const dossier = undone(play, receptionist, last, "2026-11-20T10:00");
    assert.equal(dossier.checks.length, 1);
    assert.equal(dossier.state, "submitted");
  });
});

describe("is refused", () => {
  it("after its time, without a reason, to others, and when it was not the last act", () => {
    const play = stage();
    play.at(vn("2026-11-20T09:05"));
    const last = does(play, receptionist, { type: "receive" });
    assert.equal(code(undo(play, receptionist, last, "2026-11-20T11:05")), "ok");
    assert.equal(code(undo(play, receptionist, last, "2026-11-20T11:06")), "notUndoable");
    assert.equal(code(undo(play, receptionist, last, "2026-11-20T10:00", " ")), "reasonMissing");
    assert.equal(code(undo(play, officer("receptionist", { officerId: "second" }), last, "2026-11-20T10:00")), "notUndoable");
    assert.equal(code(undo(play, reader, last, "2026-11-20T10:00")), "notAllowed");
    const next = does(play, receptionist, { type: "completeStep", note: "" });
    assert.equal(code(undo(play, receptionist, last, "2026-11-20T10:00")), "notUndoable");
    const blind = { type: "undo", version: next.version, reason: "Nhầm" } as const;
    const unseen = decide({ dossier: play.dossier, command: blind, actor: receptionist, rules, now: vn("2026-11-20T09:10") });
    assert.equal(code(unseen), "notUndoable");
  });

  it("once the applicant has acted, and of what people did for themselves", () => {
    const play = stage();
    const asked = does(play, receptionist, commands.supplement);
    const answered = does(play, reader, commands.answer);
    assert.equal(code(undo(play, receptionist, asked, "2026-11-20T09:00")), "notUndoable");
    assert.equal(code(undo(play, officer("leader"), answered, "2026-11-20T09:00")), "notUndoable");
  });

  it("of a signature and of a result that went out online", () => {
    const play = awaitingSignature();
    const signed = does(play, officer("leader"), commands.approve);
    assert.equal(code(undo(play, officer("leader"), signed, "2026-11-20T10:00")), "notUndoable");
    const given = does(play, receptionist, { type: "handOver", way: "counter", receiver: "HOÀNG THỊ MẬN" });
    assert.equal(code(undo(play, receptionist, given, "2026-11-20T10:00")), "ok");
    const online = { ...given, after: { ...given.after, handOver: { ...given.after.handOver!, way: "online" as const } } };
    assert.equal(code(undo(play, receptionist, online, "2026-11-20T10:00")), "notUndoable");
  });

  it("of a step whose end sent the result out online", () => {
    const play = inBranches({ ...filing, delivery: { way: "online" } }, permit);
    play.does(room, { type: "completeStep", note: "" });
    play.does(office, { type: "completeStep", note: "" });
    play.does(anyone, { ...commands.draft });
    play.does(anyone, { type: "completeStep", note: "" });
    play.does(leader, commands.approve);
    const last = does(play, anyone, { type: "completeStep", note: "Đã đóng dấu" });
    assert.equal(play.dossier.handOver?.way, "online");
    assert.equal(code(undo(play, anyone, last, "2026-11-20T10:00")), "notUndoable");
  });

  it("and is offered only when it can be done", () => {
    const play = stage();
    play.at(vn("2026-11-20T09:05"));
    const last = does(play, receptionist, { type: "receive" });
    const offers = (at: string, actor: Actor = receptionist) =>
      actsFor(actor, play.dossier, rules, vn(at), last).map(({ command }) => command);
    assert.ok(offers("2026-11-20T09:10").includes("undo"));
    assert.ok(!offers("2026-11-20T15:00").includes("undo"));
    assert.ok(!offers("2026-11-20T09:10", specialist).includes("undo"));
    assert.ok(!actsFor(receptionist, play.dossier, rules, vn("2026-11-20T09:10")).some(({ command }) => command === "undo"));
  });
});

it("JSON is the same whatever the order of its keys", () => {
  assert.ok(same({ a: [1, { b: 2, c: 3 }] }, { a: [1, { c: 3, b: 2 }] }));
  for (const [a, b] of [
    [{ a: 1 }, { a: 1, b: 2 }],
    [{ a: 1 }, { b: 1 }],
    [
      [1, 2],
      [2, 1],
    ],
    [[], {}],
    [undefined, null],
  ])
    assert.ok(!same(a, b));
});
