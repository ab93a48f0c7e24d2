import { systemClock } from "../platform/clock.ts";
import { readConfig } from "../platform/config.ts";
import { createDb, createPool } from "../platform/database.ts";
import { migrate } from "../platform/migrate.ts";
import { openDatabase } from "../platform/open-database.ts";
import type { Services } from "../platform/services.ts";

/** What a command at the command line needs of the program. */
export type CommandServices = Pick<Services, "db" | "clock">;

/** Opens the program's database for a short command, brought to this program's schema; a running program keeps running. */
export async function withDatabase<T>(name: string, run: (services: CommandServices) => Promise<T>): Promise<T> {
  const database = await openDatabase(readConfig(), () => undefined, true);
  try {
    await migrate(database.ownerUrl);
    const pool = createPool({ url: database.ownerUrl, name, size: 2, statementTimeout: 60_000 });
    try {
      return await run({ db: createDb(pool), clock: systemClock });
    } finally {
      await pool.end();
    }
  } finally {
    await database.close();
  }
}
