/**
 * Run by `npm run bench -- lives [--commands=100000]`: the long run of the model test. Random people do random things to dossiers over months of
 * calendar, through the real database; after every act the dossier is held against the model written apart. Ends at the first disagreement
 * with the shrunk life and its seed, else verifies the hash chain and every snapshot.
 */
import { parseArgs } from "node:util";
import fc from "fast-check";
import { fixedClock } from "../../../../platform/clock.ts";
import { verifyLog } from "../../../../platform/log/index.ts";
import { testServices } from "../../../../platform/testing/test-services.ts";
import { verifySnapshots } from "../../verify-snapshots.ts";
import { anyMove, liveOne, type Told } from "./live-lives.ts";
import { openStages } from "./open-stage.ts";

const LIFE = 50;
const { values } = parseArgs({ options: { commands: { type: "string", default: "100000" } } });
const lives = Math.ceil(Number(values.commands) / LIFE);

const clock = fixedClock("2026-06-01T01:00:00Z");
const { services, close } = await testServices({ clock });
try {
  const stages = await openStages(services, (minute) => clock.set(new Date(minute * 60_000).toISOString()));
  const told: Told = { commands: 0, done: new Map(), phases: new Set() };
  const begun = performance.now();
  let lived = 0;
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 1 }), fc.array(anyMove, { minLength: LIFE, maxLength: LIFE }), async (which, moves) => {
      await liveOne(stages[which]!, moves, told);
      if (++lived % 100 === 0) console.log(`${told.commands} việc, ${Math.round((performance.now() - begun) / 1000)} giây`);
    }),
    { numRuns: lives },
  );
  for (const [name, count] of [...told.done].sort((a, b) => b[1] - a[1])) console.log(`${String(count).padStart(7)}  ${name}`);
  const log = await verifyLog(services.db);
  const snapshots = await verifySnapshots(services);
  const seconds = Math.round((performance.now() - begun) / 1000);
  const broken = log.broken ?? snapshots.broken ?? null;
  console.log(JSON.stringify({ commands: told.commands, dossiers: log.dossiers, events: log.events, seconds, broken }));
  if (broken) process.exitCode = 1;
} finally {
  await close();
}
