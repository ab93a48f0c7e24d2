import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, it } from "node:test";
import { type ActingCommand, type Filing, replay } from "../../core/dossier/index.ts";
import { officer } from "../../core/dossier/testing/library-card.ts";
import { verifyLog } from "../../platform/log/index.ts";
import { type TestServices, testServices } from "../../platform/testing/test-services.ts";
import { actOnDossier } from "./act-on-dossier.ts";
import { readEvents } from "./read-events.ts";
import { fileOne, openLibrary } from "./testing/library.ts";
import { verifySnapshots } from "./verify-snapshots.ts";
import { viewDossier } from "./view-dossier.ts";

const PAIRS = 500;
const thu = officer("receptionist");
const mai = officer("receptionist", { officerId: "00000000-0000-4000-8000-000000000199", name: "Đặng Thị Mai" });
const system = { kind: "system", name: "Một Cửa" } as const;

let test: TestServices;
let filing: Filing;
before(async () => {
  test = await testServices();
  ({ filing } = await openLibrary(test.services));
});
after(() => test.close());

const check = (id: string): ActingCommand => ({
  type: "recordCheck",
  check: { id, subject: "reader", register: "dân cư", outcome: "match", detail: "" },
});

/** Always a hundred under way: many more than there are connections, and none waits for one longer than a person would. */
async function atOnce<T>(acts: readonly (() => Promise<T>)[]): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let act = acts[next++]; act; act = acts[next++]) results.push(await act());
  };
  await Promise.all(Array.from({ length: 100 }, lane));
  return results;
}

async function sound(dossierId: string): Promise<void> {
  const events = await readEvents(test.services, dossierId);
  const dossier = await viewDossier(test.services, system, { id: dossierId });
  assert.deepEqual(
    events.map(({ version }) => version),
    events.map((_, index) => index + 1),
    "no version twice, none left out",
  );
  assert.deepEqual(replay(events), dossier);
  assert.equal((await verifyLog(test.services.db)).broken, undefined);
  assert.equal((await verifySnapshots(test.services)).broken, undefined);
}

it(`${PAIRS} acts on one dossier, each sent twice at the same moment, are done once each`, async () => {
  const { id } = await fileOne(test.services, filing);
  const acts = Array.from({ length: PAIRS }, (_, index) => ({ key: randomUUID(), command: check(`c${index}`) }));
  const outcomes = await atOnce(
    acts.flatMap(({ key, command }) =>
      [thu, mai].map((actor) => () => actOnDossier(test.services, { dossierId: id, key, actor, command })),
    ),
  );
  assert.equal(outcomes.filter((one) => one.ok && !one.repeated).length, PAIRS);
  assert.equal(outcomes.filter((one) => one.ok && one.repeated).length, PAIRS);
  assert.equal((await readEvents(test.services, id)).length, PAIRS + 1);
  await sound(id);
});

it(`of ${PAIRS} pairs that all look at the same version one act wins, and everybody else is told what happened`, async () => {
  const { id } = await fileOne(test.services, filing);
  const outcomes = await atOnce(
    Array.from({ length: PAIRS }).flatMap(() =>
      [thu, mai].map(
        (actor) => () =>
          actOnDossier(test.services, {
            dossierId: id,
            expectedVersion: 1,
            key: randomUUID(),
            actor,
            command: { type: "receive" },
          }),
      ),
    ),
  );
  assert.equal(outcomes.filter(({ ok }) => ok).length, 1);
  const refusals = outcomes.flatMap((one) => (one.ok ? [] : [one.refusal]));
  assert.deepEqual(new Set(refusals.map(({ code }) => code)), new Set(["stale"]));
  for (const { message } of refusals) assert.match(message, /Tiếp nhận hồ sơ/);
  await sound(id);
});
