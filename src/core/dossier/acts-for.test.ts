import assert from "node:assert/strict";
import { it } from "node:test";
import { actsFor } from "./acts-for.ts";
import {
  awaitingSignature,
  commands,
  inAppraisal,
  officer,
  personalIdValue,
  reader,
  rules,
  stage,
  stranger,
  system,
  vn,
} from "./testing/library-card.ts";
import type { Actor, Dossier } from "./types.ts";

const now = vn("2026-11-20T10:00");
const names = (actor: Actor, dossier: Dossier): string =>
  actsFor(actor, dossier, rules, now)
    .map(({ command, blocked, negative }) => (blocked ? `(${command}: ${blocked.code})` : command) + (negative ? "–" : ""))
    .join(" ");

it("offers each role what its moment asks for, and nothing to others", () => {
  const { dossier } = stage();
  assert.equal(
    names(officer("receptionist"), dossier),
    "receive requestSupplement refuse withdraw recordCheck sendToCoordination",
  );
  assert.equal(names(officer("specialist"), dossier), "recordCheck sendToCoordination");
  assert.equal(names(officer("leader"), dossier), "sendToCoordination");
  assert.equal(names(officer("controller"), dossier), "");
  assert.equal(names(officer("receptionist", { agencyId: "H60.30.13" }), dossier), "");
  assert.equal(names(reader, dossier), "withdraw");
  assert.equal(names(stranger, dossier), "");
});

it("says what is missing before an act can be done", () => {
  const play = inAppraisal();
  assert.equal(
    names(officer("specialist"), play.dossier),
    "claimStep requestPersonalId (draftResult: needMissing) (completeStep: needMissing) requestSupplement sendBackStep recordCheck splitStep sendToCoordination requestConsultation draftResult– prepareExtension",
  );
  play.does(officer("specialist"), { type: "requestPersonalId" });
  play.does(system, { type: "recordPersonalId", value: personalIdValue });
  assert.match(names(officer("specialist"), play.dossier), /^draftResult \(completeStep: needMissing\)/);
  play.does(officer("specialist"), commands.draft);
  assert.match(names(officer("specialist"), play.dossier), /^draftResult completeStep/);
});

it("tells that the law allows no further supplement", () => {
  const play = stage();
  play.does(officer("receptionist"), commands.supplement);
  assert.equal(names(reader, play.dossier), "answerSupplement withdraw");
  play.does(reader, commands.answer);
  assert.equal(
    names(officer("receptionist"), play.dossier),
    "receive (requestSupplement: supplementLimit) refuse withdraw recordCheck sendToCoordination",
  );
});

it("offers a personal number only where the procedure gives one", () => {
  const { dossier } = inAppraisal();
  assert.match(names(officer("specialist"), dossier), /requestPersonalId/);
  const steps = rules.revision.steps.map((step) => ({ ...step, needs: [] }));
  const plain = { ...rules, revision: { ...rules.revision, steps } };
  const offers = actsFor(officer("specialist"), dossier, plain, now).map(({ command }) => command);
  assert.ok(offers.includes("draftResult") && !offers.includes("requestPersonalId"), offers.join(" "));
});

it("tells why nothing is extended a second time", () => {
  const play = inAppraisal();
  play.does(officer("leader"), { type: "prepareExtension", reason: "Chờ đo lại", newDueAt: vn("2026-11-25T10:00").toString() });
  play.does(officer("leader"), { type: "signExtension" });
  assert.match(names(officer("leader"), play.dossier), /\(prepareExtension: alreadyDone\)/);
});

it("leaves a taken step to the colleague who took it", () => {
  const play = inAppraisal();
  play.does(officer("specialist"), { type: "claimStep" });
  assert.equal(
    names(officer("specialist", { officerId: "second" }), play.dossier),
    "recordCheck sendToCoordination prepareExtension remind",
  );
  assert.equal(names(officer("leader"), play.dossier), "assignStep takeOverStep sendToCoordination stop prepareExtension remind");
});

it("tells who reminded last, and offers it as soon as one of two may be reminded", () => {
  const play = inAppraisal();
  play.does(officer("specialist"), { type: "claimStep" });
  play.does(officer("leader"), { type: "remind", whom: "officer", note: "" });
  assert.match(names(officer("leader"), play.dossier), /\(remind: alreadyDone\)/);
  play.does(officer("specialist"), commands.supplement);
  play.does(officer("leader"), { type: "decideProposal", approve: true, reason: "" });
  assert.match(names(officer("leader"), play.dossier), / remind$/, "the applicant may be");
});

it("brings the leader the signature and afterwards the counter the hand-over", () => {
  const play = awaitingSignature();
  assert.equal(
    names(officer("leader"), play.dossier),
    "claimStep approveResult sendBackStep assignStep splitStep sendToCoordination stop prepareExtension",
  );
  play.does(officer("leader"), commands.approve);
  assert.match(names(officer("receptionist"), play.dossier), /handOver/);
  play.does(officer("receptionist"), { type: "handOver", way: "counter", receiver: "HOÀNG THỊ MẬN" });
  assert.equal(names(officer("receptionist"), play.dossier), "archive");
  assert.equal(names(reader, play.dossier), "rate");
});
