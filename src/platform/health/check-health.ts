import { readFileSync } from "node:fs";
import path from "node:path";
import { databaseAway } from "../database-away.ts";
import type { Services } from "../services.ts";
import { type ReaderLag, readerLag } from "./sql.ts";

/** One more figure of the program's health, such as the messages that wait to be sent: `{ name: "outbound", measure }`. */
export type Probe = { name: string; measure: (services: Services) => Promise<number> };

export type Health = {
  status: "ok" | "away";
  version: string;
  database: "ok" | "away";
  readers: ReaderLag[];
  backlog: Record<string, number>;
};

const VERSION = (JSON.parse(readFileSync(path.join(import.meta.dirname, "../../../package.json"), "utf8")) as { version: string })
  .version;

/** Says whether the program can work: `away` when the database does not answer. @throws other errors of a probe. */
export async function checkHealth(services: Services, probes: Probe[]): Promise<Health> {
  try {
    const readers = await readerLag(services.db, services.clock.now().toString());
    const backlog = await Promise.all(probes.map(async (probe) => [probe.name, await probe.measure(services)] as const));
    return { status: "ok", version: VERSION, database: "ok", readers, backlog: Object.fromEntries(backlog) };
  } catch (error) {
    if (!databaseAway(error)) throw error;
    return { status: "away", version: VERSION, database: "away", readers: [], backlog: {} };
  }
}
