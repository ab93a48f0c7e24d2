import { cpus, totalmem } from "node:os";
import pg from "pg";
import { type RunningProgram, startProgram } from "../e2e/testing/program.ts";
import { buildServices } from "../src/platform/build-services.ts";
import { readConfig } from "../src/platform/config.ts";
import { connectionUrl, readConnection } from "../src/platform/postgres/layout.ts";
import type { Services } from "../src/platform/services.ts";

/** What differs from `npm start`; said aloud by every measurement. */
const CHANGED = { MOTCUA_SIMULATORS: "false" };

/**
 * Runs a measurement beside the real program, in a process, on ports and with a data folder of its own; ends it afterwards. Prints the
 * answer as one line of JSON.
 * @param measure is given the program, the same services on the same database in this process, and the owner's address of the database
 * @param dataDir is kept afterwards, for a measurement that takes long to prepare; a new one that is removed when absent
 */
export async function beside(
  measure: (program: RunningProgram, services: Services, ownerUrl: string) => Promise<object>,
  dataDir?: string,
): Promise<void> {
  console.log("Khởi động chương trình với thư mục dữ liệu riêng…");
  const program = await startProgram({ env: CHANGED, ...(dataDir && { dataDir }) });
  try {
    const ownerUrl = connectionUrl(readConnection(program.dataDir)!);
    const { services, close } = buildServices(readConfig({ MOTCUA_DATA: program.dataDir, ...CHANGED }), ownerUrl);
    try {
      const figures = await measure(program, services, ownerUrl);
      console.log(JSON.stringify(figures));
    } finally {
      await close();
    }
  } finally {
    await program.stop();
  }
}

export type DatabaseSettings = { version: string; fsync: string; synchronousCommit: string; fullPageWrites: string };

export async function settings(ownerUrl: string): Promise<DatabaseSettings> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const found = await client.query<DatabaseSettings>(`
      select current_setting('server_version') as version, current_setting('fsync') as fsync,
        current_setting('synchronous_commit') as "synchronousCommit", current_setting('full_page_writes') as "fullPageWrites"`);
    return found.rows[0]!;
  } finally {
    await client.end();
  }
}

/** The machine, the database's settings and whatever is not as in `npm start`. */
export function tellMachine(database: DatabaseSettings): void {
  const cores = cpus();
  console.log(
    `Máy: ${cores.length} nhân ${cores[0]?.model ?? ""}, ${Math.round(totalmem() / 1024 ** 3)} GB; Node ${process.version}.`,
  );
  console.log(
    `PostgreSQL ${database.version}: fsync ${database.fsync}, synchronous_commit ${database.synchronousCommit}, full_page_writes ${database.fullPageWrites}.`,
  );
  console.log(
    "Khác với npm start: không chạy hệ thống giả lập (bản tin cho cổng quốc gia nằm chờ trong hàng đợi). Giới hạn số lần nộp giữ nguyên.",
  );
}
