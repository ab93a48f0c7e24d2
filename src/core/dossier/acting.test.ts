import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { decideSubmit } from "./decide-submit.ts";
import { may, maySee } from "./permissions.ts";
import { awaitingSignature, commands, filing, officer, reader, rules, stage, vn } from "./testing/library-card.ts";
import type { ActingFor, Actor, Dossier, MandateScope } from "./types.ts";

const grandchild = {
  ...reader,
  personId: "00000000-0000-4000-8000-000000000009",
  personalId: "008203000009",
  name: "LÝ VĂN ÁNH",
};
const ALL: MandateScope = { rights: ["file", "answer", "pay", "receive"] };
const acting = (scope: MandateScope = ALL): Extract<Actor, { kind: "person" }> => {
  const { personId, personalId, name } = reader;
  const actingFor: ActingFor = { mandateId: "m1", kind: "authorised", personId, personalId, name, scope, until: "2027-06-30" };
  return { ...grandchild, actingFor };
};
const submit = (actor: Actor) =>
  decideSubmit({ type: "submit", id: "d1", code: "c", filing }, actor, rules, vn("2026-11-20T08:00"));
const refused = (decision: ReturnType<typeof submit>) => (decision.ok ? "ok" : decision.refusal.code);

describe("acting for the applicant", () => {
  it("files within the mandate only, and never without one", () => {
    assert.equal(refused(submit(acting())), "ok");
    assert.equal(refused(submit(grandchild)), "notAllowed");
    assert.equal(refused(submit(acting({ rights: ["answer"] }))), "notCovered");
    assert.equal(refused(submit(acting({ ...ALL, procedures: ["9.000002"] }))), "notCovered");
    assert.equal(refused(submit(acting({ ...ALL, dossiers: ["H60.30.12-261120-0001"] }))), "notCovered");
    assert.equal(
      refused(submit({ ...acting(), actingFor: { ...acting().actingFor!, personId: grandchild.personId } })),
      "notAllowed",
    );
  });

  it("does what the mandate names on dossiers that it covers", () => {
    const { dossier } = stage();
    assert.equal(may(acting(), "withdraw", dossier), undefined);
    assert.equal(may(acting({ rights: ["answer"] }), "withdraw", dossier)?.code, "notCovered");
    assert.equal(may(acting({ rights: ["answer"] }), "answerSupplement", dossier), undefined);
    assert.equal(may(acting({ ...ALL, procedures: ["9.000002"] }), "withdraw", dossier)?.code, "notFound");
    assert.equal(may(acting({ ...ALL, dossiers: [dossier.code] }), "withdraw", dossier), undefined);
    assert.equal(may(grandchild, "withdraw", dossier)?.code, "notFound");
  });

  it("covers the parts at other agencies of an interlinked filing that it covers", () => {
    const { dossier } = stage();
    const parent = { id: "p", code: "H60.30.12-261120-0009", stepId: "s", procedureCode: "9.000003" };
    const part: Dossier = { ...dossier, parent };
    assert.equal(may(acting({ ...ALL, procedures: ["9.000003"] }), "answerSupplement", part), undefined);
    assert.equal(may(acting({ ...ALL, dossiers: [parent.code] }), "answerSupplement", part), undefined);
    assert.equal(may(acting({ ...ALL, procedures: ["9.000002"] }), "answerSupplement", part)?.code, "notFound");
    assert.equal(may(acting({ ...ALL, procedures: ["9.000003"], ownOnly: true }), "answerSupplement", part)?.code, "notFound");
  });

  it("sees nothing once nobody is acted for any more, even of what was filed", () => {
    const { dossier } = stage();
    const representative = {
      personId: grandchild.personId,
      personalId: grandchild.personalId,
      name: "",
      kind: "authorised",
      mandateId: "m1",
    } as const;
    const filed: Dossier = { ...dossier, representative };
    assert.equal(maySee(acting(), filed), true);
    assert.equal(maySee(grandchild, filed), false);
    assert.equal(maySee(acting({ ...ALL, ownOnly: true }), filed), true);
    assert.equal(maySee(acting({ ...ALL, ownOnly: true }), dossier), false);
    // While working for somebody one's own dossiers are out of reach.
    assert.equal(
      maySee({ ...acting(), personId: reader.personId, actingFor: { ...acting().actingFor!, personId: "other" } }, dossier),
      false,
    );
  });
});

describe("handing over to who came", () => {
  const ready = () => {
    const play = awaitingSignature();
    play.does(officer("leader"), commands.approve);
    return play;
  };
  const over = {
    type: "handOver",
    way: "counter",
    receiver: "LÝ VĂN ÁNH",
    receiverId: grandchild.personalId,
    idChecked: true,
  } as const;

  it("refuses a wrong person and keeps by which mandate the right one came", () => {
    const play = ready();
    const wrong = play.tries(officer("receptionist"), over);
    assert.equal(wrong.ok ? "" : wrong.refusal.code, "notAllowed");
    const mandate = { mandateId: "m1", kind: "authorised", until: "2027-06-30" } as const;
    const { handOver } = play.does(officer("receptionist"), { ...over, mandate });
    assert.deepEqual([handOver?.receiverId, handOver?.mandate], [grandchild.personalId, mandate]);
  });

  it("takes the applicant by number", () => {
    const dossier = ready().does(officer("receptionist"), { ...over, receiver: reader.name, receiverId: reader.personalId });
    assert.equal(dossier.state, "returned");
  });
});

describe("a dossier that another centre takes in", () => {
  const centre = { agencyId: "H60.01.01", agencyName: "Trung tâm tỉnh" };
  const elsewhere = officer("receptionist", { officerId: "o2", agencyId: centre.agencyId, personalId: "008085000099" });

  it("counts from the next opening of the competent agency, and keeps both instants", () => {
    // Saturday morning: the centre is open, the commune is not.
    const play = stage(vn("2026-11-21T08:00"), { ...filing, acceptedAt: centre });
    play.at(vn("2026-11-21T09:00"));
    const dossier = play.does(elsewhere, { type: "receive" });
    assert.equal(dossier.receivedAt, "2026-11-21T02:00:00.000Z");
    assert.equal(dossier.competentReceivedAt, "2026-11-23T00:30:00.000Z");
    assert.equal(dossier.dueAt, "2026-11-23T10:00:00.000Z");
  });

  it("counts at once while the competent agency works", () => {
    const play = stage(vn("2026-11-20T08:00"), { ...filing, acceptedAt: centre });
    play.at(vn("2026-11-20T09:00"));
    const dossier = play.does(elsewhere, { type: "receive" });
    assert.equal(dossier.competentReceivedAt, dossier.receivedAt);
  });

  it("does its first step and hands over at that centre; the rest is the competent agency's", () => {
    const play = stage(vn("2026-11-20T08:00"), { ...filing, acceptedAt: centre, delivery: { way: "counter", ...centre } });
    play.does(elsewhere, { type: "receive" });
    play.does(elsewhere, { type: "completeStep", note: "" });
    assert.equal(may(officer("specialist", { agencyId: centre.agencyId }), "claimStep", play.dossier)?.code, "otherAgency");
    play.does(officer("specialist"), { type: "claimStep" });
    assert.equal(may(elsewhere, "handOver", play.dossier)?.code, "notYourStep");
    assert.equal(maySee(officer("receptionist", { agencyId: "H60.30.77" }), play.dossier), false);
  });

  it("has no such clock at its own counter, and is not received while nobody knows who decides", () => {
    const play = stage(vn("2026-11-20T08:00"));
    assert.equal(play.does(officer("receptionist"), { type: "receive" }).competentReceivedAt, undefined);
    const waiting = { ...stage().dossier, coordination: { reason: "…", since: "2026-11-20T01:00:00.000Z" } };
    assert.equal(may(officer("receptionist"), "receive", waiting), undefined);
  });
});
