import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { decide } from "./decide.ts";
import type { ActingCommand, ChildRef, Dossier } from "./index.ts";
import { ownersOf } from "./owners-of.ts";
import {
  commands,
  file,
  inAppraisal,
  libraryCard,
  officer,
  personalIdValue,
  reader,
  rules,
  rulesWith,
  system,
  vn,
} from "./testing/library-card.ts";

const [receive, appraise, sign, last] = libraryCard.steps;
const child = (procedure: string) => ({ procedure, unit: "cong-an-xa", answers: {} });
/** After the card is signed a lock for the shelf and a key for the door come from elsewhere, side by side. */
const law = rulesWith({
  channels: { online: { time: { qty: 5, unit: "WORKING_DAY" }, sameDay: false } },
  steps: [
    receive!,
    appraise!,
    sign!,
    { id: "lock", name: "Cấp khóa", by: "specialist", hours: 8, needs: [], after: ["sign"], child: child("9.000002") },
    { id: "key", name: "Cấp chìa", by: "specialist", hours: 8, needs: [], after: ["sign"], child: child("9.000003") },
    { ...last!, after: ["lock", "key"] },
  ],
});

const ref = (id: string, stepId: string): ChildRef => ({
  id,
  code: `H60.30.12-261120-0001.${id}`,
  stepId,
  procedureCode: "9.000002",
  procedureName: "Cấp khóa",
  agencyId: "H60.20",
  agencyName: "Công an",
  state: "submitted",
});
const news = (childId: string, state: string, more: object = {}): ActingCommand => ({
  type: "tellOfChild",
  childId,
  state,
  ...more,
});
const signedBy = { officerId: "x", name: "Trưởng", position: "Trưởng" };
const result = { code: "KQ", name: "Khóa", number: "1", file, signedBy, signedAt: "2026-11-20T03:00:00.000Z" };

/** Signed here; the two others were filed. */
function shared() {
  const play = inAppraisal(law);
  play.does(officer("specialist"), { type: "requestPersonalId" });
  play.does(system, { type: "recordPersonalId", value: personalIdValue });
  play.does(officer("specialist"), commands.draft);
  play.does(officer("specialist"), { type: "completeStep", note: "" });
  play.does(officer("leader"), commands.approve);
  play.does(system, { type: "linkChild", child: ref("1", "lock") });
  play.does(system, { type: "linkChild", child: ref("2", "key") });
  return play;
}
const code = (decision: ReturnType<ReturnType<typeof shared>["tries"]>): string => (decision.ok ? "ok" : decision.refusal.code);
const open = ({ steps }: Dossier): string[] => steps.filter(({ completedAt }) => !completedAt).map(({ stepId }) => stepId);

describe("interlinked steps", () => {
  it("begin together once the own result is signed, and hold it until both are over", () => {
    const { dossier } = shared();
    assert.deepEqual(open(dossier), ["lock", "key"]);
    assert.equal(dossier.state, "inProcess");
    assert.equal(dossier.finishedAt, undefined);
    assert.deepEqual(
      ownersOf(dossier).map(({ kind, name }) => [kind, name]),
      [
        ["child", "Công an"],
        ["child", "Công an"],
      ],
    );
  });

  it("are the work of nobody here", () => {
    const play = shared();
    for (const type of ["claimStep", "releaseStep", "requestPersonalId", "draftResult"] as const) {
      const command =
        type === "draftResult" ? commands.draft : type === "requestPersonalId" ? { type } : { type, stepId: "lock" };
      assert.equal(play.tries(officer("specialist"), command).ok, false, type);
    }
    assert.equal(code(play.tries(officer("specialist"), { type: "completeStep", stepId: "lock", note: "" })), "notYourStep");
    const to = { officerId: "x", name: "Ai" };
    assert.equal(code(play.tries(officer("leader"), { type: "assignStep", stepId: "lock", to, reason: "" })), "wrongState");
    assert.equal(code(play.tries(officer("leader"), { type: "takeOverStep", stepId: "lock", reason: "Gấp" })), "wrongState");
  });

  it("say when their trouble is the one that was told before", () => {
    const play = shared();
    const told = (command: ActingCommand) => {
      const decision = play.tries(system, command);
      assert.ok(decision.ok);
      play.does(system, command);
      return decision.events[0];
    };
    const late = { trouble: "đã quá hạn" };
    assert.ok(!("again" in told(news("1", "inProcess", late))!));
    assert.deepEqual(told(news("1", "awaitingSignature", late)), {
      type: "ChildTold",
      childId: "1",
      state: "awaitingSignature",
      ...late,
      again: true,
    });
    assert.ok(!Object.hasOwn(play.dossier.children![0]!, "again"));
  });

  it("are open again when the other agency takes its ending back, and hold the hand-over until they are over", () => {
    const play = shared();
    play.does(system, news("1", "notReceived", { trouble: "không tiếp nhận." }));
    assert.deepEqual(open(play.dossier), ["key"]);
    play.does(system, news("1", "submitted"));
    assert.deepEqual(open(play.dossier).sort(), ["key", "lock"]);
    assert.equal(play.dossier.steps.find(({ stepId }) => stepId === "lock")?.note, undefined);
    play.does(system, news("2", "returned", { result }));
    assert.equal(play.dossier.finishedAt, undefined, "the part that goes on is awaited");
    play.does(system, news("1", "returned", { result }));
    assert.equal(play.dossier.state, "resultReady");
    assert.deepEqual(open(play.dossier), ["return"]);
    play.does(system, news("1", "inProcess"));
    assert.deepEqual(open(play.dossier), ["return"], "too late for the whole; the news is kept");
  });

  it("close with what came of them, good or bad, and the last one opens the hand-over", () => {
    const play = shared();
    play.does(system, news("1", "notReceived", { trouble: "không tiếp nhận. Lý do: thiếu chỗ." }));
    assert.deepEqual(open(play.dossier), ["key"]);
    assert.equal(play.dossier.steps.find(({ stepId }) => stepId === "lock")?.note, "Công an: không tiếp nhận. Lý do: thiếu chỗ.");
    play.does(system, news("2", "returned", { result }));
    assert.equal(play.dossier.state, "resultReady");
    assert.deepEqual(open(play.dossier), ["return"]);
    assert.deepEqual(
      play.dossier.children?.map(({ result: got, trouble }) => [got?.name, trouble]),
      [
        [undefined, "không tiếp nhận. Lý do: thiếu chỗ."],
        ["Khóa", undefined],
      ],
    );
  });

  it("say a thing once, and forget what is over", () => {
    const play = shared();
    const vexed = news("1", "awaitingSupplement", { dueAt: "2026-11-27T10:00:00.000Z", trouble: "cần bổ sung" });
    play.does(system, vexed);
    assert.equal(code(play.tries(system, vexed)), "alreadyDone");
    play.does(system, news("1", "inProcess", { dueAt: "2026-11-30T10:00:00.000Z" }));
    const told = play.dossier.children?.[0];
    assert.deepEqual([told?.trouble, told?.dueAt], [undefined, "2026-11-30T10:00:00.000Z"]);
    assert.equal(code(play.tries(system, news("9", "received"))), "notFound");
    assert.equal(code(play.tries(system, { type: "linkChild", child: ref("1", "lock") })), "alreadyDone");
  });

  it("are not linked any more once the whole has ended; their news are still kept", () => {
    const play = shared();
    play.at(vn("2026-11-23T08:00"));
    play.does(reader, { type: "withdraw", reason: "Chuyển đi" });
    assert.equal(play.dossier.state, "withdrawn");
    assert.equal(code(play.tries(system, { type: "linkChild", child: ref("3", "lock") })), "wrongState");
    const after = play.does(system, news("1", "stopped", { trouble: "đã dừng" }));
    assert.equal(after.state, "withdrawn");
    assert.equal(after.children?.[0]?.state, "stopped");
  });

  it("have ended with the whole, which is then not opened again", () => {
    const play = shared();
    const before = play.dossier;
    const stop = { type: "stop", cause: "legal", reason: "Có bản án", legalBasis: "Điều 1" } as const;
    const after = play.does(officer("leader"), stop);
    const last = {
      version: after.version,
      command: "stop",
      actor: officer("leader"),
      at: play.log.at(-1)!.at,
      before,
      after,
    } as const;
    const undo = { type: "undo", version: last.version, reason: "Nhầm" } as const;
    const now = Temporal.Instant.from(last.at);
    const refused = decide({ dossier: after, command: undo, actor: officer("leader"), rules: law, now, last });
    assert.equal(code(refused), "notUndoable");
  });

  it("end with the whole, by the system alone", () => {
    const { dossier } = inAppraisal();
    const command = { type: "stop", cause: "applicantAsked", reason: "Rút cả hồ sơ", legalBasis: "NĐ 118/2025/NĐ-CP" } as const;
    const now = vn("2026-11-20T10:00");
    const part = { ...dossier, parent: { id: "p", code: "p", stepId: "lock" } };
    assert.equal(code(decide({ dossier: part, command, actor: system, rules, now })), "ok");
    const alone = decide({ dossier, command, actor: system, rules, now });
    assert.equal(code(alone), "notAllowed", "what is nobody's part is stopped by its leader");
  });
});
