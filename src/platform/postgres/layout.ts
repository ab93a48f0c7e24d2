import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Where the embedded server keeps what under the data folder. */
export function layout(dataDir: string) {
  return {
    data: path.join(dataDir, "postgres"),
    /** initdb works in folders whose names begin so; renamed when it is whole, so a killed first start leaves nothing half made. */
    unfinished: path.join(dataDir, "postgres.new"),
    connection: path.join(dataDir, "postgres.json"),
    log: path.join(dataDir, "postgres.log"),
    supervisorLock: path.join(dataDir, "postgres.lock"),
    programLock: path.join(dataDir, "motcua.lock"),
  };
}

type Login = { user: string; password: string };
/** The owner of everything, and the login of the running program, which may do what motcua_app may. */
export type Connection = Login & { port: number | undefined; app: Login };

export const DATABASE_NAME = "motcua";

export function readConnection(dataDir: string): Connection | undefined {
  const { connection } = layout(dataDir);
  if (!existsSync(connection)) return undefined;
  return { app: newLogin("motcua_web"), ...(JSON.parse(readFileSync(connection, "utf8")) as Omit<Connection, "app">) };
}

/** Readable by the owner alone: it holds the password. */
export function writeConnection(dataDir: string, value: Connection): void {
  const { connection } = layout(dataDir);
  mkdirSync(dataDir, { recursive: true });
  const fresh = `${connection}.${randomBytes(4).toString("hex")}`;
  writeFileSync(fresh, `${JSON.stringify(value)}\n`, { mode: 0o600, flush: true });
  chmodSync(fresh, 0o600);
  renameSync(fresh, connection);
}

export function newConnection(): Connection {
  return { port: undefined, ...newLogin("motcua"), app: newLogin("motcua_web") };
}

const newLogin = (user: string): Login => ({ user, password: randomBytes(24).toString("base64url") });

/** Of the owner. */
export function connectionUrl(connection: Connection, database: string = DATABASE_NAME): string {
  return urlOf(connection, connection.port, database);
}

/** Of the running program. */
export function appUrl(connection: Connection): string {
  return urlOf(connection.app, connection.port, DATABASE_NAME);
}

function urlOf({ user, password }: Login, port: number | undefined, database: string): string {
  return `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
}

/** Name of the connection by which tests keep a shared server alive. */
export const HOLDER = "motcua-holder";
