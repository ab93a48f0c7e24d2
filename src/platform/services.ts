import type { Kysely } from "kysely";
import type { Logger } from "pino";
import type { Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import type { Database } from "./db-types.ts";
import type { FileStore } from "./files.ts";
import type { HttpClient } from "./http.ts";
import type { Jobs } from "./jobs.ts";
import type { Signals } from "./log/signals.ts";
import type { Mailer } from "./mail.ts";

export type Db = Kysely<Database>;

/** What every use case is handed. Built once in main.ts, and by the test harness with a database of its own. */
export type Services = {
  config: Config;
  clock: Clock;
  db: Db;
  files: FileStore;
  http: HttpClient;
  jobs: Jobs;
  /** Undefined while no mail server is configured. */
  mail: Mailer | undefined;
  log: Logger;
  /** Wakes readers and lanes after a commit. */
  signals: Signals;
};
