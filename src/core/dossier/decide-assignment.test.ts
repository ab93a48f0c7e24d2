import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { openSteps, stepOf } from "./open-steps.ts";
import { commands, officer, type stage } from "./testing/library-card.ts";
import { anyone, inBranches, leader, office, openIds, room } from "./testing/parallel-permit.ts";

const refusal = (decision: ReturnType<ReturnType<typeof stage>["tries"]>) => (decision.ok ? undefined : decision.refusal.code);
const runOf = ({ dossier }: ReturnType<typeof stage>, id: string) => openSteps(dossier).find(({ stepId }) => stepId === id)!;

describe("who does a step", () => {
  it("is taken and given back to the pool by the officer", () => {
    const play = inBranches();
    assert.equal(refusal(play.tries(room, { type: "releaseStep" })), "wrongState");
    play.does(room, { type: "claimStep" });
    assert.equal(refusal(play.tries(room, { type: "claimStep" })), "alreadyDone");
    play.does(room, { type: "releaseStep" });
    assert.equal(runOf(play, "appraise").assignee, undefined);
  });

  it("is given by the leader to a person, to another with a reason, and back to the pool", () => {
    const play = inBranches();
    play.does(leader, { type: "assignStep", stepId: "ask", to: office, reason: "" });
    assert.deepEqual(runOf(play, "ask").assignee, { officerId: office.officerId, name: office.name });
    const again = { type: "assignStep", stepId: "ask", to: anyone, reason: "" } as const;
    assert.equal(refusal(play.tries(leader, again)), "reasonMissing");
    play.does(leader, { ...again, reason: "Chị Phòng đi họp" });
    assert.equal(runOf(play, "ask").assignee!.name, anyone.name);
    play.does(leader, { type: "assignStep", stepId: "ask", to: null, reason: "Để ai rảnh làm" });
    assert.equal(runOf(play, "ask").assignee, undefined);
    assert.equal(refusal(play.tries(room, { type: "assignStep", stepId: "ask", to: room, reason: "" })), "notAllowed");
  });

  it("may be the leader, who then does what the role of the step does", () => {
    const play = inBranches();
    assert.equal(refusal(play.tries(leader, { type: "completeStep", stepId: "appraise", note: "" })), "notYourStep");
    assert.equal(refusal(play.tries(leader, { type: "takeOverStep", stepId: "appraise", reason: "" })), "reasonMissing");
    play.does(leader, { type: "takeOverStep", stepId: "appraise", reason: "Gấp" });
    assert.equal(stepOf(play.dossier, leader)!.stepId, "appraise");
    assert.equal(play.tries(leader, commands.draft).ok, true);
    const check = { id: "c", subject: "x", register: "x", outcome: "match", detail: "" } as const;
    assert.equal(play.tries(leader, { type: "recordCheck", check }).ok, true);
    play.does(leader, { type: "completeStep", note: "" });
    assert.deepEqual(openIds(play), ["ask"]);
    assert.equal(refusal(play.tries(leader, commands.draft)), "notAllowed");
  });

  it("is the substitute during leave, kept as one, and the owner again afterwards", () => {
    const play = inBranches();
    play.does(room, { type: "claimStep" });
    const stand = officer("specialist", { officerId: "thay", name: "Ma Thay", standsFor: [room] });
    assert.equal(refusal(play.tries(anyone, { type: "completeStep", stepId: "appraise", note: "" })), "claimedByOther");
    play.does(stand, { type: "claimStep" });
    assert.deepEqual([runOf(play, "appraise").assignee!.name, runOf(play, "appraise").substitute!.name], [room.name, "Ma Thay"]);
    const { standsFor: _, ...back } = stand;
    assert.equal(refusal(play.tries(back, { type: "completeStep", stepId: "appraise", note: "" })), "claimedByOther");
    play.does(room, { type: "claimStep" });
    assert.equal(runOf(play, "appraise").substitute, undefined);
    play.does(stand, { type: "completeStep", note: "" });
    const claimed = play.log.findLast(({ event }) => event.type === "StepClaimed")!.event;
    assert.deepEqual(claimed.type === "StepClaimed" && claimed.substituteFor?.name, room.name);
  });
});

describe("a step split among several", () => {
  it("is shared out anew when somebody cannot do their share; what is done stays", () => {
    const play = inBranches();
    play.does(room, { type: "splitStep", parts });
    play.does(office, { type: "completePart", stepId: "appraise", partId: "1", note: "Đo xong" });
    const rest = [{ id: "3", name: "Tính toán", assignee: { officerId: room.officerId, name: room.name } }];
    play.does(room, { type: "splitStep", parts: rest });
    const names = runOf(play, "appraise").parts!.map(({ id, note, assignee }) => [id, note, assignee.name]);
    assert.deepEqual(names, [
      ["1", "Đo xong", office.name],
      ["3", undefined, room.name],
    ]);
    assert.equal(refusal(play.tries(anyone, { type: "completePart", partId: "2", note: "" })), "wrongState");
    play.does(room, { type: "completePart", partId: "3", note: "" });
    play.does(room, { type: "completeStep", note: "" });
  });

  const parts = [
    { id: "1", name: "Đo đạc", assignee: { officerId: office.officerId, name: office.name } },
    { id: "2", name: "Tính toán", assignee: { officerId: anyone.officerId, name: anyone.name } },
  ];

  it("is over only when every part is, each by its own officer", () => {
    const play = inBranches();
    assert.equal(refusal(play.tries(room, { type: "splitStep", parts: parts.slice(1) })), "incomplete");
    assert.equal(refusal(play.tries(room, { type: "splitStep", parts: [parts[0]!, parts[0]!] })), "incomplete");
    play.does(room, { type: "splitStep", parts });
    assert.equal(runOf(play, "appraise").assignee!.name, room.name);
    assert.equal(refusal(play.tries(room, { type: "completeStep", note: "" })), "waiting");
    const one = { type: "completePart", stepId: "appraise", partId: "1", note: "Xong" } as const;
    assert.equal(refusal(play.tries(anyone, one)), "notYourStep");
    play.does(office, one);
    assert.equal(refusal(play.tries(office, one)), "alreadyDone");
    assert.equal(refusal(play.tries(room, { type: "splitStep", parts })), "incomplete", "the first share is done");
    play.does(anyone, { ...one, partId: "2" });
    assert.equal(refusal(play.tries(room, { type: "splitStep", parts })), "alreadyDone");
    assert.equal(refusal(play.tries(office, { type: "completeStep", stepId: "appraise", note: "" })), "notYourStep");
    play.does(room, { type: "completeStep", note: "" });
    assert.deepEqual(openIds(play), ["ask"]);
  });
});
