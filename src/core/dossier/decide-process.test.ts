import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { openSteps } from "./open-steps.ts";
import { commands, filing, type stage, vn } from "./testing/library-card.ts";
import { anyone, counter, drafted, inBranches, leader, office, openIds, permit, room, tall } from "./testing/parallel-permit.ts";

const refusal = (decision: ReturnType<ReturnType<typeof stage>["tries"]>) => (decision.ok ? undefined : decision.refusal.code);
const types = (play: ReturnType<typeof stage>): string[] => play.log.map(({ event }) => event.type);

describe("a process that runs in parallel", () => {
  it("starts every branch with its own hours, never beyond the dossier's due time, and passes over what the case does not need", () => {
    const play = inBranches();
    assert.deepEqual(openIds(play), ["appraise", "ask"]);
    assert.ok(types(play).includes("StepSkipped"));
    const [appraise, ask] = openSteps(play.dossier);
    assert.deepEqual([appraise!.unit, appraise!.position], ["phong-kinh-te", "Công chức xây dựng"]);
    assert.equal(appraise!.dueAt, vn("2026-11-23T09:40").toString({ smallestUnit: "millisecond" }));
    assert.ok(appraise!.dueAt < ask!.dueAt && ask!.dueAt <= play.dossier.dueAt!);
    assert.deepEqual(openIds(inBranches(tall)), ["appraise", "ask", "survey"]);
  });

  it("waits at the join for every branch, whichever is over first", () => {
    const play = inBranches(tall);
    play.does(office, { type: "completeStep", note: "" });
    play.does(anyone, { type: "completeStep", stepId: "survey", note: "" });
    assert.deepEqual(openIds(play), ["appraise"]);
    assert.equal(play.dossier.state, "inProcess");
    play.does(room, { type: "completeStep", note: "" });
    assert.deepEqual(openIds(play), ["draft"]);
  });

  it("gives a branch to the room it is of; an officer without a room may take any", () => {
    const play = inBranches();
    assert.equal(refusal(play.tries(room, { type: "claimStep", stepId: "ask" })), "notYourStep");
    play.does(room, { type: "claimStep" });
    assert.equal(openSteps(play.dossier)[0]!.assignee!.name, room.name);
    play.does(anyone, { type: "claimStep" });
    assert.equal(openSteps(play.dossier)[1]!.assignee!.name, anyone.name);
    assert.equal(refusal(play.tries(office, { type: "completeStep", note: "" })), "claimedByOther");
  });

  it("is finished only when nothing but handing over is left after the signature", () => {
    const play = drafted();
    play.does(anyone, { type: "completeStep", note: "" });
    assert.equal(play.dossier.state, "awaitingSignature");
    play.does(leader, commands.approve);
    assert.deepEqual(openIds(play), ["stamp"]);
    assert.equal(play.dossier.finishedAt, undefined);
    play.does(anyone, { type: "completeStep", note: "" });
    assert.equal(play.dossier.state, "resultReady");
    assert.equal(refusal(play.tries(counter, { type: "completeStep", note: "" })), "wrongState");
    play.does(counter, { type: "handOver", way: "counter", receiver: filing.applicant.name });
    assert.equal(play.dossier.state, "returned");
    assert.deepEqual(openIds(play), []);
  });

  it("hands an online result over by itself as soon as nothing else is left", () => {
    const play = drafted({ ...filing, delivery: { way: "online" } });
    play.does(anyone, { type: "completeStep", note: "" });
    play.does(leader, commands.approve);
    assert.equal(play.dossier.state, "inProcess");
    play.does(anyone, { type: "completeStep", note: "" });
    assert.equal(play.dossier.state, "returned");
  });
});

describe("sending back", () => {
  it("goes to the step before when none is named", () => {
    const play = drafted();
    const before = play.dossier.steps.length;
    play.does(anyone, { type: "sendBackStep", reason: "Thiếu ý kiến" });
    assert.deepEqual(openIds(play), ["ask"]);
    assert.equal(play.dossier.steps.length, before + 1);
    assert.equal(play.dossier.steps.find(({ stepId }) => stepId === "draft")!.returnedReason, "Thiếu ý kiến");
    play.does(office, { type: "completeStep", note: "" });
    assert.deepEqual(openIds(play), ["draft"]);
  });

  it("to an earlier step closes the branches behind it and has them done again; what was done stays in the history", () => {
    const play = inBranches();
    play.does(room, { type: "claimStep" });
    play.does(office, { type: "sendBackStep", toStepId: "receive", reason: "Thiếu bản vẽ" });
    assert.deepEqual(openIds(play), ["receive"]);
    assert.equal(play.dossier.steps.find(({ stepId }) => stepId === "appraise")!.assignee!.name, room.name);
    play.does(counter, { type: "completeStep", note: "" });
    assert.deepEqual(openIds(play), ["appraise", "ask"]);
    assert.equal(openSteps(play.dossier)[0]!.assignee, undefined);
  });

  it("to one branch leaves the other alone", () => {
    const play = drafted();
    play.does(anyone, { type: "sendBackStep", toStepId: "appraise", reason: "Tính lại" });
    assert.deepEqual(openIds(play), ["appraise"]);
    play.does(room, { type: "completeStep", note: "" });
    assert.deepEqual(openIds(play), ["draft"], "the opinion need not be asked for again");
  });

  it("refuses steps that are not on the way, were not done, or come later", () => {
    const play = inBranches();
    for (const toStepId of ["ask", "appraise", "survey", "sign", "nowhere"])
      assert.equal(refusal(play.tries(room, { type: "sendBackStep", toStepId, reason: "Sửa" })), "notFound", toStepId);
    assert.equal(refusal(play.tries(room, { type: "sendBackStep", reason: " " })), "reasonMissing");
  });
});

describe("nothing waits without an owner", () => {
  it("a process that ends without a result goes to the coordination queue in the same act", () => {
    const law = { ...permit, revision: { ...permit.revision, steps: permit.revision.steps.slice(0, 2) } };
    const play = inBranches(filing, law);
    play.does(room, { type: "completeStep", note: "" });
    assert.equal(play.dossier.state, "awaitingCoordination");
    assert.match(play.dossier.coordination!.reason, /chưa có kết quả/);
  });

  it("so does a step that no officer of the agency may take", () => {
    const law = { ...permit, staffed: (_: string, unit: string | undefined) => unit !== "van-phong-xa" };
    const play = inBranches(filing, law);
    assert.deepEqual(openIds(play), ["appraise", "ask"]);
    assert.match(play.dossier.coordination!.reason, /Lấy ý kiến.*chưa có cán bộ/);
    assert.equal(refusal(play.tries(room, { type: "claimStep" })), "wrongState");
  });

  it("so does one to which a dossier is sent back, or that is given back to an empty pool", () => {
    let away = "";
    const law = { ...permit, staffed: (by: string, unit: string | undefined) => away !== (unit ?? by) };
    const back = inBranches(filing, law);
    away = "receptionist";
    back.does(office, { type: "sendBackStep", toStepId: "receive", reason: "Thiếu bản vẽ" });
    assert.match(back.dossier.coordination!.reason, /Tiếp nhận.*chưa có cán bộ/);
    away = "";
    const pools = inBranches(filing, law);
    pools.does(leader, { type: "takeOverStep", stepId: "appraise", reason: "Gấp" });
    pools.does(office, { type: "claimStep" });
    away = "phong-kinh-te";
    pools.does(leader, { type: "releaseStep", stepId: "appraise" });
    assert.match(pools.dossier.coordination!.reason, /Thẩm định.*chưa có cán bộ/);
    away = "";
    const given = inBranches(filing, law);
    given.does(leader, { type: "assignStep", stepId: "appraise", to: room, reason: "" });
    away = "phong-kinh-te";
    given.does(leader, { type: "assignStep", stepId: "appraise", to: null, reason: "Anh Kinh nghỉ" });
    assert.ok(given.dossier.coordination);
  });
});
