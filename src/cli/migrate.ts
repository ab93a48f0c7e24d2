import { readConfig } from "../platform/config.ts";
import { migrate } from "../platform/migrate.ts";
import { openDatabase } from "../platform/open-database.ts";
import { runVerb } from "./run-verb.ts";

/** `motcua migrate`: brings the database to the schema of this program, without starting it. */
await runVerb(async () => {
  const database = await openDatabase(readConfig(), () => undefined, true);
  try {
    const applied = await migrate(database.ownerUrl);
    for (const name of applied) console.log(`Đã chạy ${name}`);
    console.log(applied.length === 0 ? "Cấu trúc dữ liệu đã là mới nhất." : "Xong.");
    return 0;
  } finally {
    await database.close();
  }
});
