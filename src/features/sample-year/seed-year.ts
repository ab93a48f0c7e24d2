import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { createDb, createPool } from "../../platform/database.ts";
import type { Db, Services } from "../../platform/services.ts";
import { type Seeded, type SeedOptions, type Share, seedShare } from "./seed-share.ts";
import type { ShareTask, ShareTold } from "./share-thread.ts";
import { tidy } from "./sql.ts";

export type Running = {
  /** Database of the services, for the connections of the threads. */
  databaseUrl: string;
  /** The same as the owner of its tables, who tidies up afterwards. */
  ownerUrl: string;
  /** How many live a share each; as many as there are cores when absent. */
  threads?: number;
  /** Share of the year that is done, 0–1. */
  onProgress: (share: number) => void;
};

/** Below this a second thread costs more than it saves. */
const WORTH_A_THREAD = 1500;
const MOST_THREADS = 8;
/** Megabytes of short-lived objects a thread may gather before it tidies up; nearly all that a dossier needs is gone with it. */
const YOUNG_MB = 192;
/** How long tidying up may take. */
const TIDY_MS = 3_600_000;

/**
 * Makes up a year that ends now, see `seedShare`, on all cores. Repeatable: what is there from an earlier run stays, so a run that was stopped
 * goes on. No reader of the log is told: nothing is sent to anybody.
 * @throws Error when an act of the year is refused by the rules
 */
export async function seedYear(services: Services, options: SeedOptions & Running): Promise<Seeded & { seconds: number }> {
  const began = performance.now();
  const { databaseUrl, ownerUrl, onProgress, threads = threadsFor(options.dossiers), dossiers, procedures, year } = options;
  const done = new Array<number>(threads).fill(0);
  const tell = (own: number, part: number): void => {
    done[own] = part;
    onProgress(done.reduce((sum, one) => sum + one, 0) / threads);
  };
  const asked = { dossiers, procedures, year };
  const seeded =
    threads === 1
      ? [await seedShare(services, asked, { own: 0, of: 1 }, (part) => tell(0, part))]
      : await inThreads(services, databaseUrl, asked, threads, tell);
  await asOwner(ownerUrl, tidy);
  const sum = (key: keyof Seeded): number => seeded.reduce((all, one) => all + one[key], 0);
  return {
    added: sum("added"),
    there: sum("there"),
    events: sum("events"),
    seconds: Math.round((performance.now() - began) / 100) / 10,
  };
}

async function asOwner(url: string, work: (owner: Db) => Promise<void>): Promise<void> {
  const owner = createDb(createPool({ url, name: "motcua-seed", size: 1, asApp: false, statementTimeout: TIDY_MS }));
  await work(owner).finally(() => owner.destroy());
}

const threadsFor = (dossiers: number): number =>
  Math.max(1, Math.min(availableParallelism(), MOST_THREADS, Math.floor(dossiers / WORTH_A_THREAD)));

async function inThreads(
  { config, clock }: Services,
  databaseUrl: string,
  options: SeedOptions,
  threads: number,
  tell: (own: number, part: number) => void,
): Promise<Seeded[]> {
  // One end of the year for all of them.
  const now = clock.now().toString();
  const started = Array.from({ length: threads }, (_, own) => {
    const share: Share = { own, of: threads };
    const task: ShareTask = { config, databaseUrl, now, options, share };
    return new Worker(new URL("./share-thread.ts", import.meta.url), {
      workerData: task,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
  });
  try {
    return await Promise.all(started.map((worker, own) => ended(worker, (part) => tell(own, part))));
  } finally {
    await Promise.all(started.map((worker) => worker.terminate()));
  }
}

function ended(worker: Worker, onProgress: (part: number) => void): Promise<Seeded> {
  return new Promise((resolve, reject) => {
    worker.on("message", (told: ShareTold) => ("part" in told ? onProgress(told.part) : resolve(told.seeded)));
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`A thread of the made-up year ended by itself with ${code}`)));
  });
}
