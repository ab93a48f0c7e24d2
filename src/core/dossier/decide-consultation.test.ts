import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { maySee } from "./permissions.ts";
import { officer, type stage, system, vn } from "./testing/library-card.ts";
import { anyone, inBranches, leader, office, openIds, room } from "./testing/parallel-permit.ts";

const refusal = (decision: ReturnType<ReturnType<typeof stage>["tries"]>) => (decision.ok ? undefined : decision.refusal.code);
const one = {
  id: "c1",
  agencyId: "H60.09",
  agencyName: "Sở Xây dựng",
  question: "Phù hợp quy hoạch không?",
  legal: "Luật Xây dựng",
  silence: "consent",
  time: { qty: 2, unit: "WORKING_DAY" },
} as const;
const two = { ...one, id: "c2", agencyId: "H60.30.13", agencyName: "UBND xã Lâm Bình", silence: "escalate" } as const;
const builder = officer("specialist", { agencyId: "H60.09", agencyName: "Sở Xây dựng", officerId: "xd", name: "Quan Xây" });
const asking = () => {
  const play = inBranches();
  play.does(office, { type: "requestConsultation", consultations: [one, two] });
  return play;
};
const answerOf = (play: ReturnType<typeof stage>, id: string) =>
  play.dossier.consultations!.find((each) => each.id === id)!.answer;

describe("opinions of other agencies", () => {
  it("are asked for in parallel, each with its own clock, while the dossier's clock and the other branch go on", () => {
    const play = asking();
    assert.equal(play.dossier.state, "awaitingCoordination");
    assert.equal(play.dossier.pauses.length, 0);
    assert.equal(play.dossier.consultations![0]!.answerBy, vn("2026-11-25T09:40").toString({ smallestUnit: "millisecond" }));
    assert.equal(play.dossier.consultations![0]!.stepId, "ask");
    assert.equal(refusal(play.tries(office, { type: "completeStep", note: "" })), "waiting");
    play.does(room, { type: "completeStep", note: "" });
    assert.deepEqual(openIds(play), ["ask"]);
  });

  it("need a question, a ground in law, a time, and nobody is asked twice at once", () => {
    const play = asking();
    const ask = (patch: object) =>
      refusal(
        play.tries(office, { type: "requestConsultation", consultations: [{ ...one, id: "c3", agencyId: "X", ...patch }] }),
      );
    assert.equal(ask({ question: "" }), "incomplete");
    assert.equal(ask({ legal: " " }), "legalBasisMissing");
    assert.equal(ask({ time: { qty: 0, unit: "HOUR" } }), "incomplete");
    assert.equal(ask({ agencyId: one.agencyId }), "alreadyDone");
    assert.equal(refusal(play.tries(office, { type: "requestConsultation", consultations: [] })), "incomplete");
    assert.equal(ask({}), undefined);
  });

  it("are given by officers of the agency that was asked, who see the dossier", () => {
    const play = asking();
    assert.equal(maySee(builder, play.dossier), true);
    const yes = { type: "answerConsultation", consultationId: "c1", agrees: true, text: "" } as const;
    assert.equal(refusal(play.tries(leader, yes)), "notAllowed");
    assert.equal(refusal(play.tries(builder, { ...yes, consultationId: "c2" })), "otherAgency");
    assert.equal(refusal(play.tries(builder, { ...yes, agrees: false })), "reasonMissing");
    assert.equal(refusal(play.tries(builder, { type: "completeStep", note: "" })), "notAllowed");
    play.does(builder, yes);
    assert.equal(answerOf(play, "c1")!.kind, "agree");
    assert.equal(refusal(play.tries(builder, yes)), "alreadyDone");
    const no = { ...yes, consultationId: "c2", agrees: false, text: "Vướng hành lang" };
    play.does(officer("leader", { agencyId: "H60.30.13" }), no);
    assert.equal(play.dossier.state, "inProcess");
    play.does(office, { type: "completeStep", note: "" });
  });

  it("that do not come are agreement where the law says so, and only after the time", () => {
    const play = asking();
    const lapse = { type: "lapseConsultation", consultationId: "c1" } as const;
    assert.equal(refusal(play.tries(system, lapse)), "waiting");
    play.at(vn("2026-11-25T09:40"));
    assert.equal(refusal(play.tries(anyone, lapse)), "notAllowed");
    play.does(system, lapse);
    assert.deepEqual([answerOf(play, "c1")!.kind, answerOf(play, "c1")!.by], ["silence", system.name]);
    assert.equal(refusal(play.tries(system, lapse)), "alreadyDone");
  });

  it("that do not come otherwise are a matter for the leader, who lets the dossier go on without them", () => {
    const play = asking();
    play.does(builder, { type: "answerConsultation", consultationId: "c1", agrees: true, text: "" });
    play.at(vn("2026-11-26T08:00"));
    play.does(system, { type: "lapseConsultation", consultationId: "c2" });
    assert.match(play.dossier.coordination!.reason, /Lâm Bình quá hạn/);
    assert.equal(refusal(play.tries(system, { type: "lapseConsultation", consultationId: "c2" })), "alreadyDone");
    play.does(leader, { type: "route", reason: "Đã gọi điện, không vướng" });
    assert.equal(answerOf(play, "c2")!.kind, "silence");
    assert.equal(play.dossier.state, "inProcess");
    play.does(office, { type: "completeStep", note: "" });
  });
});
