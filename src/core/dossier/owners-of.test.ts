import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { ActingCommand } from "./act.ts";
import { actsFor } from "./acts-for.ts";
import { inPool } from "./advance.ts";
import { replay } from "./evolve.ts";
import { openSteps } from "./open-steps.ts";
import { ownersOf } from "./owners-of.ts";
import { isEnded } from "./state-of.ts";
import {
  askAtAppraisal,
  commands,
  filing,
  inAppraisal,
  officer,
  personalIdValue,
  reader,
  stage,
  system,
  vn,
} from "./testing/library-card.ts";
import { anyone, counter, drafted, inBranches, leader, office, permit, room, tall } from "./testing/parallel-permit.ts";
import type { Actor, Dossier } from "./types.ts";

const who = (dossier: Dossier, away?: (id: string) => boolean): string[] =>
  ownersOf(dossier, away).map(({ kind, name, role, unit }) => [kind, name || [role, unit].filter(Boolean).join("@")].join(" "));

describe("who has a dossier", () => {
  it("is the counter first, then whoever the steps belong to, each with since and until", () => {
    assert.deepEqual(who(stage().dossier), ["pool receptionist"]);
    const play = inBranches();
    assert.deepEqual(who(play.dossier), ["pool specialist@phong-kinh-te", "pool specialist@van-phong-xa"]);
    play.does(room, { type: "claimStep" });
    const [first] = ownersOf(play.dossier);
    assert.deepEqual([first!.kind, first!.name, first!.what], ["officer", room.name, "Thẩm định"]);
    assert.equal(first!.since, play.dossier.steps[1]!.startedAt);
    assert.equal(first!.until, play.dossier.steps[1]!.dueAt);
  });

  it("is the applicant alone while a supplement is awaited, and the leader while one is proposed", () => {
    const play = inAppraisal();
    play.does(officer("specialist"), commands.supplement);
    assert.deepEqual(who(play.dossier), ["leader leader", "officer Nông Văn Thẩm"]);
    assert.deepEqual(who(askAtAppraisal(inAppraisal())), ["applicant HOÀNG THỊ MẬN"]);
  });

  it("is the substitute during leave, and the officer again afterwards", () => {
    const play = inBranches();
    play.does(room, { type: "claimStep" });
    play.does(officer("specialist", { officerId: "thay", name: "Ma Thay", standsFor: [room] }), { type: "claimStep" });
    assert.equal(ownersOf(play.dossier)[0]!.insteadOf, room.name);
    assert.equal(who(play.dossier, () => true)[0], "substitute Ma Thay");
    assert.equal(who(play.dossier, () => false)[0], `officer ${room.name}`);
  });

  it("is everybody with a share of a split step, agencies that were asked, the leader of the coordination queue", () => {
    const play = inBranches();
    const parts = [room, anyone].map(({ officerId, name }, index) => ({
      id: `${index}`,
      name: `Phần ${index}`,
      assignee: { officerId, name },
    }));
    play.does(room, { type: "splitStep", parts });
    assert.deepEqual(who(play.dossier).slice(0, 2), [`part ${room.name}`, `part ${anyone.name}`]);
    play.does(office, {
      type: "requestConsultation",
      consultations: [
        {
          id: "c",
          agencyId: "X",
          agencyName: "Sở X",
          question: "?",
          legal: "Luật",
          silence: "consent",
          time: { qty: 1, unit: "DAY" },
        },
      ],
    });
    assert.deepEqual(who(play.dossier)[0], "agency Sở X");
    play.does(office, { type: "sendToCoordination", reason: "Rối" });
    assert.deepEqual(who(play.dossier), ["coordination leader", "agency Sở X"]);
  });

  it("is the counter and the applicant when the result is ready, nobody when all is over", () => {
    const play = drafted();
    play.does(anyone, { type: "completeStep", note: "" });
    play.does(leader, commands.approve);
    play.does(anyone, { type: "completeStep", note: "" });
    assert.deepEqual(who(play.dossier), ["applicant HOÀNG THỊ MẬN", "pool receptionist"]);
    play.does(counter, { type: "handOver", way: "counter", receiver: filing.applicant.name });
    assert.deepEqual(who(play.dossier), []);
  });
});

const consult = { agencyId: "H60.09", agencyName: "Sở X", question: "?", legal: "Luật" } as const;
const asked = officer("specialist", { agencyId: "H60.09", agencyName: "Sở X", officerId: "x" });
const ACTORS: Actor[] = [reader, system, counter, room, office, anyone, leader, asked];

/** Commands of every kind, as they make sense for this dossier. */
function moves({ dossier }: ReturnType<typeof stage>, n: number): ActingCommand[] {
  const steps = openSteps(dossier);
  const stepId = steps[n % Math.max(1, steps.length)]?.stepId ?? "receive";
  const consultationId = dossier.consultations?.findLast(({ answer }) => !answer)?.id ?? "none";
  const person = { officerId: anyone.officerId, name: anyone.name };
  return [
    { type: "receive" },
    { ...commands.supplement, acknowledged: true },
    commands.approveProposal,
    commands.answer,
    { type: "claimStep", stepId },
    { type: "releaseStep", stepId },
    { type: "completeStep", stepId, note: "" },
    { type: "completeStep", note: "" },
    { type: "sendBackStep", stepId, reason: "Sửa" },
    { type: "sendBackStep", stepId, toStepId: "receive", reason: "Sửa" },
    { type: "assignStep", stepId, to: person, reason: "Giao" },
    { type: "assignStep", stepId, to: null, reason: "Trả" },
    { type: "takeOverStep", stepId, reason: "Gấp" },
    { type: "splitStep", stepId, parts: ["1", "2"].map((id) => ({ id, name: id, assignee: person })) },
    { type: "completePart", partId: String((n % 2) + 1), note: "" },
    { type: "sendToCoordination", reason: "Rối" },
    { type: "route", reason: "Đi tiếp" },
    {
      type: "requestConsultation",
      consultations: [{ ...consult, id: `c${n}`, silence: n % 2 ? "consent" : "escalate", time: { qty: 1, unit: "HOUR" } }],
    },
    { type: "answerConsultation", consultationId, agrees: true, text: "" },
    { type: "lapseConsultation", consultationId },
    { type: "requestPersonalId" },
    { type: "recordPersonalId", value: personalIdValue },
    commands.draft,
    commands.approve,
    { type: "handOver", way: "counter", receiver: "AI ĐÓ", idChecked: true },
    { type: "withdraw", reason: "Đổi ý" },
  ];
}

it("every dossier that has not ended has an owner, and somebody can always do something, whatever happens to it", () => {
  const reached = new Set<string>();
  const move = fc.record({ first: fc.nat(ACTORS.length - 1), kind: fc.nat(24), n: fc.nat(9), minutes: fc.nat(300) });
  fc.assert(
    fc.property(
      fc.array(move, { minLength: 30, maxLength: 90, size: "max" }),
      fc.constantFrom(filing, tall, { ...filing, delivery: { way: "online" as const } }),
      fc.boolean(),
      (made, own, short) => {
        const rules = {
          ...permit,
          staffed: (_: string, unit: string | undefined) => !short || unit !== "van-phong-xa",
        };
        const play = stage(vn("2026-11-20T08:00"), own, rules);
        let now = vn("2026-11-20T08:00");
        for (const { first, kind, n, minutes } of made) {
          now = now.add({ minutes });
          play.at(now);
          const command = moves(play, n)[kind]!;
          const actor = [...ACTORS.slice(first), ...ACTORS.slice(0, first)].find((one) => play.tries(one, command).ok);
          if (!actor) continue;
          const dossier = play.does(actor, command);
          reached.add(command.type);
          const owners = ownersOf(dossier);
          assert.equal(owners.length > 0, !isEnded(dossier), `${command.type} → ${dossier.state}`);
          const open = openSteps(dossier).map(({ stepId }) => stepId);
          assert.equal(new Set(open).size, open.length, "a step runs once at a time");
          const unseen = inPool(dossier).find(({ by, unit }) => !rules.staffed(by, unit));
          assert.ok(dossier.coordination || !unseen, `${command.type} left “${unseen?.name}” to nobody`);
          if (!isEnded(dossier) && !dossier.consultations?.some(({ answer }) => !answer))
            assert.ok(
              ACTORS.some((one) => actsFor(one, dossier, rules, now).some(({ blocked }) => !blocked)),
              `nobody can do anything: ${dossier.state}`,
            );
        }
        assert.deepEqual(replay(play.log), play.dossier);
      },
    ),
    { numRuns: 120 },
  );
  for (const type of ["completeStep", "sendBackStep", "takeOverStep", "splitStep", "route", "answerConsultation"])
    assert.ok(reached.has(type), `${type} was never done`);
});
