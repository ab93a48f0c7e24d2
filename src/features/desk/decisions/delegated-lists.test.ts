import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import type { Actor, Duty } from "../../../core/dossier/index.ts";
import { commands, officer as libraryOfficer, personalIdValue, vn } from "../../../core/dossier/testing/library-card.ts";
import { fixedClock } from "../../../platform/clock.ts";
import { type TestServices, testServices } from "../../../platform/testing/test-services.ts";
import { act, fileOne, openLibrary } from "../../dossiers/testing/library.ts";
import { listDecisions, listQueue } from "../index.ts";

type Officer = Extract<Actor, { kind: "officer" }>;
const uuid = (end: string): string => `00000000-0000-4000-8000-0000000000${end}`;
const GIVER = libraryOfficer("leader", { officerId: uuid("a4"), name: "NGUYỄN QUỐC HUY" });
const CLERK = libraryOfficer("receptionist", { officerId: uuid("a1") });
const DRAFTER = libraryOfficer("specialist", { officerId: uuid("a2") });
const given = (...duties: Duty[]): Officer =>
  libraryOfficer("leader", {
    officerId: uuid("b4"),
    name: "BẾ THỊ NGÂN",
    standsFor: [{ officerId: GIVER.officerId, name: GIVER.name, ...(duties.length > 0 && { duties }) }],
  });

let test: TestServices;
let filing: Awaited<ReturnType<typeof openLibrary>>["filing"];
before(async () => {
  test = await testServices({ clock: fixedClock(vn("2026-11-20T08:00").toString()) });
  ({ filing } = await openLibrary(test.services));
});
after(() => test.close());

const seen = async (who: Officer): Promise<[string[], string[]]> => {
  const [queue, decisions] = await Promise.all([
    listQueue(test.services, who, { view: "now" }),
    listDecisions(test.services, who),
  ]);
  assert.equal(queue.counts.now, queue.rows.length);
  return [queue.rows.map(({ code }) => code).sort(), decisions.rows.map(({ code }) => code).sort()];
};

it("whoever was only given the signing sees what is to be signed, and not the giver's other work", async () => {
  const own = await fileOne(test.services, filing);
  const signing = await fileOne(test.services, filing);
  for (const { id } of [own, signing])
    for (const command of [{ type: "receive" }, { type: "completeStep", note: "" }] as const)
      await act(test.services, id, CLERK, command);
  await act(test.services, own.id, GIVER, { type: "takeOverStep", reason: "Gấp" });
  await act(test.services, signing.id, DRAFTER, { type: "requestPersonalId" });
  const register = { kind: "system", name: "dân cư" } as const;
  await act(test.services, signing.id, register, { type: "recordPersonalId", value: personalIdValue });
  await act(test.services, signing.id, DRAFTER, commands.draft);
  await act(test.services, signing.id, DRAFTER, { type: "completeStep", note: "" });
  await act(test.services, signing.id, GIVER, { type: "claimStep" });
  const both = [own.code, signing.code].sort();
  assert.deepEqual(await seen(GIVER), [both, both]);
  assert.deepEqual(await seen(given("sign")), [[signing.code], [signing.code]]);
  assert.deepEqual(await seen(given("sign", "handle")), [both, both]);
  assert.deepEqual(await seen(given()), [both, both], "leave gives everything");
});
