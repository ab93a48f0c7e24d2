import assert from "node:assert/strict";
import { it } from "node:test";
import { placesOf, stepsAfter, stepsBefore } from "./process-view.ts";
import { anyone, drafted, inBranches, office, permit, room, tall } from "./testing/parallel-permit.ts";

const { revision } = permit;
const ids = (steps: readonly { id: string }[]): string[] => steps.map(({ id }) => id);
const places = (play: ReturnType<typeof inBranches>): string[] =>
  [...placesOf(play.dossier, revision)].map(([id, place]) => `${id} ${place}`);

it("tells where a dossier stands on every step, also after it was sent back", () => {
  assert.deepEqual(places(inBranches()).slice(0, 5), ["receive done", "appraise now", "ask now", "survey passed", "draft ahead"]);
  assert.ok(places(inBranches(tall)).includes("survey now"));
  const play = drafted();
  assert.deepEqual(places(play).slice(0, 5), ["receive done", "appraise done", "ask done", "survey passed", "draft now"]);
  play.does(anyone, { type: "sendBackStep", toStepId: "appraise", reason: "Tính lại" });
  assert.deepEqual(places(play).slice(0, 5), ["receive done", "appraise now", "ask done", "survey passed", "draft ahead"]);
  play.does(room, { type: "sendBackStep", reason: "Thiếu bản vẽ" });
  assert.deepEqual(places(play).slice(0, 3), ["receive now", "appraise ahead", "ask ahead"]);
});

it("tells what begins when a step is over, and where it may be sent back to, the step before first", () => {
  const play = inBranches();
  assert.deepEqual(ids(stepsAfter(play.dossier, revision, "appraise")), []);
  play.does(office, { type: "completeStep", note: "" });
  assert.deepEqual(ids(stepsAfter(play.dossier, revision, "appraise")), ["draft"]);
  assert.deepEqual(ids(stepsBefore(play.dossier, revision, "appraise")), ["receive"]);
  assert.deepEqual(ids(stepsBefore(drafted().dossier, revision, "draft")), ["ask", "appraise", "receive"]);
});
