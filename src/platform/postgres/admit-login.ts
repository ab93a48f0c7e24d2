import pg from "pg";
import { APP_ROLE } from "../database.ts";
import type { OpenDatabase } from "../open-database.ts";
import { OperatorError } from "../operator-error.ts";

/**
 * Lets the running program in, under a login that is a member of motcua_app and of nothing else: `reset role` gives it nothing more.
 * On the embedded server the login is made, and its password set, each time; on an external one it is only tried. Needs the migrations run.
 * @throws OperatorError with a sentence that says what the owner of an external server has to do
 */
export async function admitLogin({ ownerUrl, appUrl, embedded }: OpenDatabase): Promise<void> {
  if (ownerUrl === appUrl) return;
  if (embedded) await withClient(ownerUrl, (owner) => makeLogin(owner, new URL(appUrl)));
  try {
    await withClient(appUrl, (login) => login.query(`set role ${APP_ROLE}`));
  } catch (error) {
    const { username } = new URL(appUrl);
    throw new OperatorError(
      `Người dùng ${username} trong DATABASE_URL chưa dùng được vai ${APP_ROLE} (${(error as Error).message}). Hãy chạy bằng chủ cơ sở dữ liệu: grant ${APP_ROLE} to ${username};`,
      { cause: error },
    );
  }
}

async function makeLogin(owner: pg.Client, { username, password }: URL): Promise<void> {
  const name = owner.escapeIdentifier(decodeURIComponent(username));
  const known = await owner.query("select from pg_roles where rolname = $1", [decodeURIComponent(username)]);
  if (known.rowCount === 0) await owner.query(`create role ${name}`);
  const secret = owner.escapeLiteral(decodeURIComponent(password));
  await owner.query(`alter role ${name} login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password ${secret}`);
  await owner.query(`grant ${APP_ROLE} to ${name}`);
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: "motcua-login", connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
