import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createCalendar } from "../calendar/index.ts";
import { actsFor } from "./acts-for.ts";
import { caseOf } from "./case-of.ts";
import { openSteps } from "./open-steps.ts";
import { maySee } from "./permissions.ts";
import { filing, officer, stage as open, type stage, vn } from "./testing/library-card.ts";
import { anyone, counter, inBranches, leader, office, openIds, permit, room } from "./testing/parallel-permit.ts";

const refusal = (decision: ReturnType<ReturnType<typeof stage>["tries"]>) => (decision.ok ? undefined : decision.refusal.code);
const queue = { type: "sendToCoordination", reason: "Không rõ phòng nào" } as const;
const week = ["08:00-12:00", "13:00-17:00"];
const elsewhere = createCalendar({
  hours: { mon: week, tue: week, wed: week, thu: week, fri: week },
  law: { holidays: [], swapDays: [] },
});
const law = { ...permit, elsewhere };
const text = (instant: Temporal.Instant): string => instant.toString({ smallestUnit: "millisecond" });

describe("the coordination queue", () => {
  it("holds a dossier until the leader lets it go on", () => {
    const play = inBranches();
    assert.equal(refusal(play.tries(room, { ...queue, reason: " " })), "reasonMissing");
    play.does(room, queue);
    assert.equal(play.dossier.state, "awaitingCoordination");
    assert.equal(play.dossier.coordination!.since, text(vn("2026-11-20T09:40")));
    assert.equal(refusal(play.tries(office, queue)), "alreadyDone");
    assert.equal(refusal(play.tries(office, { type: "completeStep", note: "" })), "wrongState");
    assert.equal(refusal(play.tries(room, { type: "route", reason: "Tự chuyển" })), "notAllowed");
    play.does(leader, { type: "route", reason: "Phòng Kinh tế làm" });
    assert.deepEqual([play.dossier.state, ...openIds(play)], ["inProcess", "appraise", "ask"]);
    assert.equal(refusal(play.tries(leader, { type: "route", reason: "Lần nữa" })), "wrongState");
  });

  it("is left when the leader gives the step to somebody", () => {
    const play = inBranches();
    play.does(room, queue);
    play.does(leader, { type: "assignStep", stepId: "ask", to: anyone, reason: "" });
    assert.equal(play.dossier.coordination, undefined);
    play.does(anyone, { type: "completeStep", stepId: "ask", note: "" });
  });

  it("is not left for a pool that nobody takes from, nor for an agency where nobody looks", () => {
    const alone = { ...law, staffed: (_: string, unit: string | undefined) => unit === undefined };
    const play = inBranches(filing, alone);
    const on = { type: "route", reason: "Cứ làm tiếp" } as const;
    const refused = play.tries(leader, on);
    assert.match(refused.ok ? "" : refused.refusal.message, /Thẩm định.*chưa có cán bộ.*phân công hoặc nhận thay/);
    assert.ok(actsFor(leader, play.dossier, alone, vn("2026-11-20T09:45")).some(({ command }) => command === "route"));
    play.does(leader, { type: "takeOverStep", stepId: "appraise", reason: "Gấp" });
    assert.match(play.dossier.coordination!.reason, /Lấy ý kiến/, "the other step still has nobody");
    play.does(leader, { type: "takeOverStep", stepId: "ask", reason: "Gấp" });
    assert.equal(play.dossier.coordination, undefined);
  });

  it("goes on at an agency where somebody sees it", () => {
    const there = { agencyId: "H60.30.13", agencyName: "UBND xã Lâm Bình" };
    const route = { type: "route", ...there, reason: "Đúng địa bàn" } as const;
    const nobody = inBranches(filing, { ...law, staffedElsewhere: () => false });
    nobody.does(room, queue);
    const refused = nobody.tries(leader, route);
    assert.match(refused.ok ? "" : refused.refusal.message, /Lâm Bình hiện không có cán bộ nào/);
    const head = inBranches(filing, { ...law, staffedElsewhere: (by) => by === "leader" });
    head.does(room, queue);
    head.does(leader, route);
    assert.match(head.dossier.coordination!.reason, /Tiếp nhận.*chưa có cán bộ/, "its leader finds it");
    const early = open(undefined, filing, { ...law, staffedElsewhere: (by) => by === "leader" });
    early.does(counter, queue);
    early.does(leader, route);
    assert.ok(early.dossier.coordination);
  });

  it("begins the last step again where none is left", () => {
    const short = { ...permit, revision: { ...permit.revision, steps: permit.revision.steps.slice(0, 2) } };
    const play = inBranches(filing, short);
    play.does(room, { type: "completeStep", note: "" });
    play.does(leader, { type: "route", reason: "Xem lại" });
    assert.deepEqual(openIds(play), ["appraise"]);
  });

  it("sends a dossier that was not received to another agency, where its time to answer begins", () => {
    const play = open(undefined, filing, law);
    play.does(counter, queue);
    assert.equal(refusal(play.tries(counter, { type: "receive" })), "wrongState");
    play.at(vn("2026-11-23T08:00"));
    play.does(leader, { type: "route", agencyId: "H60.30.13", agencyName: "UBND xã Lâm Bình", reason: "Đúng địa bàn" });
    assert.deepEqual([play.dossier.agencyId, play.dossier.state], ["H60.30.13", "submitted"]);
    assert.equal(play.dossier.intakeDueAt, text(vn("2026-11-23T17:00")));
    assert.equal(maySee(counter, play.dossier), false);
    play.does(officer("receptionist", { agencyId: "H60.30.13" }), { type: "receive" });
  });

  it("begins the process anew at the other agency, by its calendar; the counter that took it in keeps it in sight", () => {
    const play = inBranches(filing, law);
    play.does(room, { type: "completeStep", note: "" });
    play.does(office, queue);
    play.at(vn("2026-11-23T08:00"));
    play.does(leader, { type: "route", agencyId: "H60.30.13", agencyName: "UBND xã Lâm Bình", reason: "Đất ở xã bên" });
    assert.deepEqual(openIds(play), ["receive"]);
    assert.equal(play.dossier.competentReceivedAt, text(vn("2026-11-23T08:00")));
    assert.equal(play.dossier.dueAt, text(vn("2026-12-04T17:00")));
    assert.equal(play.dossier.acceptedAt!.agencyId, "H60.30.12");
    assert.equal(maySee(counter, play.dossier), true);
    assert.equal(openSteps(play.dossier)[0]!.dueAt, text(vn("2026-11-23T09:00")));
    const there = officer("receptionist", { agencyId: "H60.30.13" });
    play.does(there, { type: "completeStep", note: "" });
    assert.deepEqual(openIds(play), ["appraise", "ask"], "everything is done again there");
    assert.equal(caseOf(play.dossier).answers["reader.name"], filing.answers["reader.name"]);
  });
});
