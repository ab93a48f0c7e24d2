import assert from "node:assert/strict";
import { it } from "node:test";
import { concerns, may, maySee } from "./permissions.ts";
import { awaitingSignature, commands, inAppraisal, officer, reader, stage, stranger, system } from "./testing/library-card.ts";
import type { Actor, CommandType, Dossier } from "./types.ts";

/** Relations of a person to a dossier, in the order of the columns below. */
const ACTORS: [string, Actor][] = [
  ["A applicant", reader],
  ["P other person", stranger],
  ["R receptionist", officer("receptionist")],
  ["S specialist", officer("specialist")],
  ["L leader", officer("leader")],
  ["C controller", officer("controller")],
  ["r receptionist elsewhere", officer("receptionist", { agencyId: "H60.30.13" })],
  ["s specialist elsewhere", officer("specialist", { agencyId: "H60.30.13" })],
  ["l leader elsewhere", officer("leader", { agencyId: "H60.30.13" })],
  ["o specialist, own dossier", officer("specialist", { personalId: reader.personalId })],
  ["2 second specialist", officer("specialist", { officerId: "second" })],
  ["Y system", system],
];

/** Who may, by the letters above, on a dossier that was just submitted; that a specialist has taken; that waits for the leader. */
const MATRIX: Partial<Record<CommandType, [submitted: string, taken: string, signing: string]>> = {
  submit: ["AR", "AR", "AR"],
  receive: ["R", "R", "R"],
  requestSupplement: ["RS2", "S", ""],
  answerSupplement: ["AR", "AR", "AR"],
  refuse: ["R", "R", "R"],
  withdraw: ["AR", "AR", "AR"],
  claimStep: ["RSL2", "S", "L"],
  completeStep: ["RSL2", "S", "L"],
  releaseStep: ["RSL2", "S", "L"],
  assignStep: ["L", "L", "L"],
  takeOverStep: ["L", "L", "L"],
  splitStep: ["SL2", "S", "L"],
  completePart: ["RSL2", "S", "L"],
  sendToCoordination: ["RSL2Y", "RSL2Y", "RSL2Y"],
  route: ["L", "L", "L"],
  requestConsultation: ["S2", "S", ""],
  answerConsultation: ["", "", ""],
  lapseConsultation: ["Y", "Y", "Y"],
  sendBackStep: ["SL2", "S", "L"],
  recordCheck: ["RS2Y", "RS2Y", "RS2Y"],
  requestPersonalId: ["S2", "S", ""],
  recordPersonalId: ["Y", "Y", "Y"],
  draftResult: ["S2", "S", ""],
  approveResult: ["L", "", "L"],
  handOver: ["R", "", ""],
  rate: ["A", "A", "A"],
};

const taken = inAppraisal();
taken.does(officer("specialist"), { type: "claimStep" });
const SITUATIONS: [string, Dossier][] = [
  ["submitted", stage().dossier],
  ["taken by the specialist", taken.dossier],
  ["awaiting signature", awaitingSignature().dossier],
];

for (const command of Object.keys(MATRIX) as CommandType[]) {
  const row = MATRIX[command]!;
  SITUATIONS.forEach(([situation, dossier], column) => {
    it(`${command}, ${situation}: ${row[column] || "nobody"}`, () => {
      const allowed = ACTORS.filter(([, actor]) => may(actor, command, dossier) === undefined).map(([name]) => name[0]);
      assert.equal(allowed.join(""), row[column]);
    });
  });
}

it("gives a stranger no sign that the dossier exists, and tells officers why", () => {
  const { dossier } = stage();
  assert.equal(may(stranger, "withdraw", dossier)?.code, "notFound");
  assert.equal(may(officer("receptionist", { agencyId: "H60.30.13" }), "receive", dossier)?.code, "otherAgency");
  assert.equal(may(officer("receptionist", { personalId: reader.personalId }), "receive", dossier)?.code, "ownDossier");
  assert.equal(may(officer("specialist"), "claimStep", awaitingSignature().dossier)?.code, "notYourStep");
});

it("keeps an officer off a dossier in which a register was asked about them", () => {
  const { dossier } = stage();
  const mother = {
    found: true,
    source: "dân cư",
    at: "2026-11-20T01:00:00.000Z",
    asked: { personalId: "008185000077" },
    values: {},
  };
  const with_ = { ...dossier, registers: { mother } };
  assert.equal(concerns(with_, "008185000077"), true);
  assert.equal(may(officer("receptionist", { personalId: "008185000077" }), "receive", with_)?.code, "ownDossier");
  assert.equal(maySee(officer("receptionist", { personalId: "008185000077" }), with_), false);
});

it("shows a dossier to its applicant and to the officers of its agency alone", () => {
  const { dossier } = stage();
  const seen = ACTORS.filter(([, actor]) => maySee(actor, dossier)).map(([name]) => name[0]);
  assert.equal(seen.join(""), "ARSL2Y");
});

it("offers no command that lets an officer of one role do another role's step", () => {
  const { dossier } = awaitingSignature();
  assert.equal(may(officer("specialist"), commands.approve.type, dossier)?.code, "notAllowed");
});
