import { parentPort, workerData } from "node:worker_threads";
import { buildServices } from "../../platform/build-services.ts";
import { fixedClock } from "../../platform/clock.ts";
import type { Config } from "../../platform/config.ts";
import { type Seeded, type SeedOptions, type Share, seedShare } from "./seed-share.ts";

export type ShareTask = { config: Config; databaseUrl: string; now: string; options: SeedOptions; share: Share };
export type ShareTold = { part: number } | { seeded: Seeded };

const { config, databaseUrl, now, options, share } = workerData as ShareTask;
const tell = (told: ShareTold): void => parentPort?.postMessage(told);

const { services, close } = buildServices(config, databaseUrl);
try {
  const own = { ...services, clock: fixedClock(now) };
  tell({ seeded: await seedShare(own, options, share, (part) => tell({ part })) });
} finally {
  await close();
}
