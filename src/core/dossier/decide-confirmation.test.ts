import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  commands,
  filing,
  inAppraisal,
  officer,
  personalIdValue,
  reader,
  rulesWith,
  system,
  vn,
} from "./testing/library-card.ts";
import type { Decision } from "./types.ts";

const text = (local: string): string => vn(local).toString({ smallestUnit: "millisecond" });
const code = (decision: Decision): string => (decision.ok ? "ok" : decision.refusal.code);
const law = rulesWith({
  confirmation: { time: { qty: 1, unit: "WORKING_DAY" }, pauses: true, legal: "Nội quy", channels: ["online"] },
});
const specialist = officer("specialist");
const yes = { type: "answerConfirmation", agrees: true, note: "" } as const;
const no = { type: "answerConfirmation", agrees: false, note: "Sai chữ đệm" } as const;
const pass = { type: "completeStep", note: "" } as const;

/** A draft is made at 10:00 on a Friday. */
function drafted(own = filing) {
  const play = inAppraisal(law, own);
  play.does(specialist, { type: "requestPersonalId" });
  play.does(system, { type: "recordPersonalId", value: personalIdValue });
  play.at(vn("2026-11-20T10:00"));
  play.does(specialist, commands.draft);
  return play;
}
function asked() {
  const play = drafted();
  play.does(specialist, { type: "askConfirmation" });
  return play;
}

describe("a draft that the applicant confirms", () => {
  it("is not passed on before; asking stops the clock for the time of the procedure", () => {
    const play = drafted();
    assert.equal(code(play.tries(specialist, pass)), "needMissing");
    play.does(specialist, { type: "askConfirmation" });
    assert.equal(play.dossier.state, "awaitingConfirmation");
    assert.equal(play.dossier.confirmation?.answerBy, text("2026-11-23T10:00"));
    assert.deepEqual(play.dossier.pauses, [{ from: text("2026-11-20T10:00") }]);
    assert.equal(code(play.tries(specialist, pass)), "wrongState");
    assert.equal(code(play.tries(specialist, commands.draft)), "wrongState");
  });

  it("agreed to, goes on with the remaining time", () => {
    const play = asked();
    play.at(vn("2026-11-20T11:00"));
    play.does(reader, yes);
    assert.equal(play.dossier.dueAt, text("2026-11-23T08:30"));
    assert.equal(code(play.tries(specialist, { type: "askConfirmation" })), "alreadyDone");
    assert.equal(play.does(specialist, pass).state, "awaitingSignature");
  });

  it("is agreed to by silence when the time is over, and not before", () => {
    const play = asked();
    play.at(vn("2026-11-23T09:59"));
    assert.equal(code(play.tries(system, yes)), "waiting");
    play.at(vn("2026-11-23T10:00"));
    assert.equal(code(play.tries(system, no)), "waiting");
    assert.equal(play.does(system, yes).confirmation?.answer?.silent, true);
    assert.equal(play.does(specialist, pass).state, "awaitingSignature");
  });

  it("disagreed with, needs a note, another draft and another question", () => {
    const play = asked();
    assert.equal(code(play.tries(reader, { ...no, note: " " })), "reasonMissing");
    play.does(reader, no);
    assert.equal(play.dossier.state, "inProcess");
    assert.equal(code(play.tries(specialist, pass)), "needMissing");
    assert.equal(code(play.tries(specialist, { type: "askConfirmation" })), "needMissing");
    play.does(specialist, commands.draft);
    play.does(specialist, { type: "askConfirmation" });
    play.does(reader, yes);
    assert.equal(play.does(specialist, pass).state, "awaitingSignature");
  });

  it("made again, is no longer the one that was agreed to", () => {
    const play = asked();
    play.does(reader, yes);
    play.does(specialist, commands.draft);
    assert.equal(code(play.tries(specialist, pass)), "needMissing");
  });

  it("is shown to nobody when handed in at the counter, where nothing is granted, or where no law asks for it", () => {
    assert.equal(code(drafted({ ...filing, channel: "counter" }).tries(specialist, pass)), "ok");
    const negative = { reason: "Đã có thẻ", legalBasis: "Nội quy, Điều 2" };
    const refusing = drafted();
    refusing.does(specialist, { ...commands.draft, negative });
    assert.equal(code(refusing.tries(specialist, { type: "askConfirmation" })), "wrongState");
    assert.equal(code(refusing.tries(specialist, pass)), "ok");
    assert.equal(code(inAppraisal().tries(specialist, { type: "askConfirmation" })), "wrongState");
  });

  it("is answered by the applicant alone, once", () => {
    const play = asked();
    assert.equal(code(play.tries(officer("receptionist"), yes)), "notAllowed");
    play.does(reader, yes);
    assert.equal(code(play.tries(reader, no)), "wrongState");
  });
});
