import path from "node:path";
import { pino } from "pino";
import { systemClock } from "./clock.ts";
import type { Config } from "./config.ts";
import { createDb, createPool } from "./database.ts";
import { localFiles } from "./files-local.ts";
import { undiciHttp } from "./http-undici.ts";
import { graphileJobs } from "./jobs-graphile.ts";
import { createSignals } from "./log/signals.ts";
import { smtpMailer } from "./mail-smtp.ts";
import { withSecret } from "./secret.ts";
import type { Services } from "./services.ts";

export type BuiltServices = { services: Services; pool: ReturnType<typeof createPool>; close: () => Promise<void> };

/** Builds what every use case is handed, on a migrated database. */
export function buildServices(config: Config, databaseUrl: string): BuiltServices {
  const log = pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: false }));
  const pool = createPool({ url: databaseUrl, name: "motcua-web" });
  const db = createDb(pool);
  const http = undiciHttp();
  const mail = smtpMailer(config);
  const signals = createSignals(databaseUrl);
  const services = {
    config: withSecret(config),
    clock: systemClock,
    db,
    files: localFiles(path.join(config.dataDir, "files")),
    http,
    jobs: graphileJobs(db),
    mail,
    log,
    signals,
  };
  const close = async () => {
    await signals.close();
    await http.close();
    mail?.close();
    await pool.end();
  };
  return { services, pool, close };
}
