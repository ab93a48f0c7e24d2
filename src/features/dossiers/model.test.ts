import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import fc from "fast-check";
import { fixedClock } from "../../platform/clock.ts";
import { verifyLog } from "../../platform/log/index.ts";
import { type TestServices, testServices } from "../../platform/testing/test-services.ts";
import { anyMove, liveOne, type Stage, type Told } from "./testing/model/live-lives.ts";
import { MODEL_ACTS } from "./testing/model/model-acts.ts";
import { openStages } from "./testing/model/open-stage.ts";
import { verifySnapshots } from "./verify-snapshots.ts";

const LIFE = 50;
/** 5,000 commands; `npm run bench -- lives` runs as many as it is asked for. */
const LIVES = 100;
/** The same lives every time; the long run takes others. */
const SEED = 20_261_122;

const clock = fixedClock("2026-06-01T01:00:00Z");
let test: TestServices;
let stages: Stage[];
before(async () => {
  test = await testServices({ clock });
  stages = await openStages(test.services, (minute) => clock.set(new Date(minute * 60_000).toISOString()));
});
after(() => test.close());

it(`${LIVES * LIFE} acts by anybody over months: the program does what the model says, and nothing sound is lost`, async () => {
  const told: Told = { commands: 0, done: new Map(), phases: new Set() };
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 1 }), fc.array(anyMove, { minLength: LIFE, maxLength: LIFE }), (which, moves) =>
      liveOne(stages[which]!, moves, told),
    ),
    { numRuns: LIVES, seed: SEED, endOnFailure: true },
  );
  assert.ok(told.commands >= LIVES * LIFE);
  assert.deepEqual(
    MODEL_ACTS.filter(({ name }) => !told.done.has(name)).map(({ name }) => name),
    [],
    "every act was done at least once",
  );
  assert.equal((await verifyLog(test.services.db)).broken, undefined, "hash chain");
  assert.equal((await verifySnapshots(test.services)).broken, undefined, "replay equals snapshot");
});
