import { buildServices } from "../platform/build-services.ts";
import { readConfig } from "../platform/config.ts";
import { migrate } from "../platform/migrate.ts";
import { openDatabase } from "../platform/open-database.ts";
import { admitLogin } from "../platform/postgres/admit-login.ts";
import type { Services } from "../platform/services.ts";

/** Everything a use case is handed, with the program's own rights in the database, for a short command; a running program keeps running. */
export async function withServices<T>(run: (services: Services) => Promise<T>): Promise<T> {
  const config = readConfig();
  const database = await openDatabase(config, () => undefined, true);
  try {
    await migrate(database.ownerUrl);
    await admitLogin(database);
    const { services, close } = buildServices(config, database.appUrl);
    try {
      return await run(services);
    } finally {
      await close();
    }
  } finally {
    await database.close();
  }
}
