import assert from "node:assert/strict";
import { it } from "node:test";
import { forCommand, isDelegated } from "./duties.ts";
import { awaitingSignature, commands, officer, vn } from "./testing/library-card.ts";
import type { Duty, StandsFor } from "./types.ts";

const OWNER = officer("leader", { officerId: "owner", name: "NGUYỄN QUỐC HUY" });
const given = (duties: Duty[], until = "2026-11-21T16:59:59.999Z"): StandsFor => ({
  officerId: "owner",
  name: OWNER.name,
  duties,
  until,
});
const taker = (...standsFor: StandsFor[]) => officer("leader", { officerId: "taker", name: "BẾ THỊ NGÂN", standsFor });

/** A dossier that its leader has taken, to be signed. */
function taken() {
  const play = awaitingSignature();
  play.does(OWNER, { type: "claimStep" });
  return play;
}
const code = (decision: ReturnType<ReturnType<typeof taken>["tries"]>): string => (decision.ok ? "ok" : decision.refusal.code);

it("whoever was given the signing signs or sends back in the owner's place, and does nothing else there", () => {
  const play = taken();
  const signer = taker(given(["sign"]));
  assert.equal(code(play.tries(taker(), commands.approve)), "claimedByOther");
  assert.equal(code(play.tries(taker(given(["handle"])), commands.approve)), "claimedByOther");
  assert.equal(code(play.tries(signer, { type: "splitStep", parts: [] })), "claimedByOther");
  assert.equal(code(play.tries(signer, { type: "sendBackStep", reason: "Sai ngày" })), "ok");
  const { result } = play.does(signer, commands.approve);
  assert.deepEqual(result?.signedFor, { officerId: "owner", name: OWNER.name, delegated: true });
  assert.equal(result?.signedBy.officerId, "taker");
});

it("after its last moment the delegation is worth nothing, even from a page that was opened before", () => {
  const play = taken();
  const signer = taker(given(["sign"], "2026-11-20T16:59:59.999Z"));
  play.at(vn("2026-11-20T23:59"));
  assert.equal(code(play.tries(signer, commands.approve)), "ok");
  play.at(vn("2026-11-21T00:00"));
  assert.equal(code(play.tries(signer, commands.approve)), "claimedByOther");
});

it("leave gives everything, and what is signed under it is signed for the absent one, not by delegation", () => {
  const stand = taker({ officerId: "owner", name: OWNER.name });
  assert.deepEqual(forCommand(stand, "completeStep"), stand);
  assert.equal(isDelegated(stand, "owner"), false);
  assert.equal(isDelegated(taker(given(["sign"])), "owner"), true);
  const { result } = taken().does(stand, commands.approve);
  assert.deepEqual(result?.signedFor, { officerId: "owner", name: OWNER.name });
});

it("whoever signs their own step signs for nobody", () => {
  assert.equal(taken().does(OWNER, commands.approve).result?.signedFor, undefined);
});
