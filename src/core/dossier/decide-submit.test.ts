import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { decideSubmit } from "./decide-submit.ts";
import { filing, libraryCard, officer, reader, rules, stranger, vn } from "./testing/library-card.ts";
import type { Actor, Filing } from "./types.ts";

const clerk = officer("receptionist");
const atCounter: Filing = {
  ...filing,
  channel: "counter",
  submittedBy: "clerk",
  assistedBy: { officerId: clerk.officerId, name: clerk.name },
};

const submits = (actor: Actor, own: Filing, law = rules) => {
  const decision = decideSubmit({ type: "submit", id: "d1", code: "c1", filing: own }, actor, law, vn("2026-11-20T08:00"));
  return decision.ok ? "ok" : decision.refusal.code;
};

describe("handing in", () => {
  it("is the applicant's own act, over a channel that there is", () => {
    assert.equal(submits(reader, filing), "ok");
    assert.equal(submits(stranger, filing), "notAllowed");
    assert.equal(submits({ kind: "system", name: "Một Cửa" }, filing), "notAllowed");
    assert.equal(submits(reader, { ...filing, channel: "post" }), "wrongState");
  });
});

describe("filing at the counter", () => {
  it("is for a receptionist of the deciding agency, under their own name", () => {
    assert.equal(submits(clerk, atCounter), "ok");
    assert.equal(submits(officer("specialist"), atCounter), "notAllowed");
    assert.equal(submits(officer("leader"), atCounter), "notAllowed");
    assert.equal(submits(clerk, { ...atCounter, assistedBy: { officerId: "another", name: "Người khác" } }), "notAllowed");
    assert.equal(submits(clerk, { ...atCounter, submittedBy: "self" }), "notAllowed");
    assert.equal(submits(clerk, { ...atCounter, channel: "online" }), "notAllowed");
  });

  it("may be taken in for another agency by the centre that is named, where the procedure says so", () => {
    const elsewhere = officer("receptionist", { agencyId: "H60.30.13", agencyName: "UBND xã Lâm Bình" });
    const there = { ...atCounter, acceptedAt: { agencyId: "H60.30.13", agencyName: "UBND xã Lâm Bình" } };
    assert.equal(submits(elsewhere, atCounter), "otherAgency");
    assert.equal(submits(elsewhere, there), "ok");
    assert.equal(submits(clerk, there), "otherAgency", "the deciding agency did not take it in");
    const onlyHere = { ...rules, revision: { ...libraryCard, acceptedAt: "agency" as const } };
    assert.equal(submits(elsewhere, there, onlyHere), "otherAgency");
  });

  it("never of one's own matter, nor of one in which a register was asked about oneself, nor for one's own principal", () => {
    const own = { ...clerk, personalId: filing.applicant.personalId };
    assert.equal(submits(own, atCounter), "ownDossier");
    const asked = { found: true, source: "", at: "", asked: { personalId: clerk.personalId }, values: {} };
    assert.equal(submits(clerk, { ...atCounter, registers: { spouse: asked } }), "ownDossier");
    const representative = {
      personId: "p",
      personalId: clerk.personalId,
      name: clerk.name,
      kind: "family" as const,
      mandateId: "m",
    };
    assert.equal(submits(clerk, { ...atCounter, representative }), "ownDossier");
  });
});
