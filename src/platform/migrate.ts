import path from "node:path";
import { Logger, runMigrations } from "graphile-worker";
import { runner } from "node-pg-migrate";
import pg from "pg";
import { OperatorError } from "./operator-error.ts";

const FOLDER = path.join(import.meta.dirname, "../../sql");
const OLDEST = 15;

/** The server cannot be used as it is; the message is one sentence for the operator. */
export class DatabaseError extends OperatorError {}

/**
 * Brings the database to the schema of this program: the numbered files of `sql/` and the tables of the job queue.
 * One process at a time; a second one waits and finds the work done.
 * @returns names of the migrations that were run now.
 * @throws DatabaseError when the server is unreachable or older than 15.
 */
export async function migrate(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: "motcua-migrate", connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  await connect(client, url);
  try {
    await refuseOldServer(client);
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    await runMigrations({ connectionString: url, logger: quietJobLog });
    const done = await runner({
      dbClient: client,
      dir: FOLDER,
      direction: "up",
      migrationsTable: "migration",
      noLock: true,
      singleTransaction: false,
      logger: quiet,
    });
    return done.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

/** Any number will do, as long as nobody else in this database uses it. */
const LOCK = 7_202_611_220;

async function connect(client: pg.Client, url: string): Promise<void> {
  try {
    await client.connect();
  } catch (error) {
    const reason = error instanceof AggregateError ? error.errors[0] : error;
    throw new DatabaseError(`Không kết nối được cơ sở dữ liệu tại ${address(url)}: ${sentence(reason)}.`, { cause: error });
  }
}

/** Host, port and name; never the password. */
function address(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

function sentence(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  if (code === "ECONNREFUSED") return "không có máy chủ nào trả lời; hãy kiểm tra máy chủ đang chạy và DATABASE_URL đúng";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return "không tìm thấy máy này; hãy kiểm tra tên máy trong DATABASE_URL";
  if (code === "28P01" || code === "28000") return "sai người dùng hoặc mật khẩu; hãy kiểm tra DATABASE_URL";
  if (code === "3D000") return "chưa có cơ sở dữ liệu này; hãy tạo nó trước";
  return message ?? String(error);
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: string }>("select current_setting('server_version_num') as version");
  refuseOldVersion(Number(rows[0]!.version));
}

/** @param version as `server_version_num` writes it, 180004 for 18.4 @throws DatabaseError below 15 */
export function refuseOldVersion(version: number): void {
  const major = Math.floor(version / 10_000);
  if (major < OLDEST) throw new DatabaseError(`Máy chủ PostgreSQL là bản ${major}; cần bản ${OLDEST} trở lên.`);
}

const nothing = () => undefined;
const quiet = { debug: nothing, info: nothing, warn: nothing, error: nothing };
const quietJobLog = new Logger(() => nothing);
