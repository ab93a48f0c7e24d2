import { Kysely, PostgresDialect, type PostgresPoolClient } from "kysely";
import pg from "pg";
import { databaseAway } from "./database-away.ts";
import type { Database } from "./db-types.ts";
import type { Db } from "./services.ts";

/** The role of the running program: reads and writes only what the migrations grant. */
export const APP_ROLE = "motcua_app";

export type PoolOptions = {
  url: string;
  /** Shown in pg_stat_activity. */
  name: string;
  /** Connections; default 16. */
  size?: number;
  /** False for migrations, jobs and tests that must act as the owner. Default true. */
  asApp?: boolean;
  /** Milliseconds a statement may take; default 15,000. */
  statementTimeout?: number;
};

/** A pool whose connections act as motcua_app, in UTC, and give up on a statement that takes too long. */
export function createPool(options: PoolOptions): pg.Pool {
  const settings = [
    ...(options.asApp === false ? [] : [`role=${APP_ROLE}`]),
    "timezone=UTC",
    `statement_timeout=${options.statementTimeout ?? 15_000}`,
    "idle_in_transaction_session_timeout=60000",
  ];
  const pool = new pg.Pool({
    connectionString: options.url,
    application_name: options.name,
    max: options.size ?? 16,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    options: settings.map((setting) => `-c ${setting}`).join(" "),
    types,
  });
  // An idle connection that the server ends is only dropped; the next query opens another.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => void client.on("error", () => undefined));
  return pool;
}

/** Kysely on the pool. A connection that once answered "the database is away" is thrown away instead of being handed to the next. */
export function createDb(pool: pg.Pool): Db {
  const connect = async () => guarded(await pool.connect());
  return new Kysely<Database>({
    dialect: new PostgresDialect({ pool: { connect, end: () => pool.end(), options: pool.options } }),
  });
}

function guarded(client: pg.PoolClient): PostgresPoolClient {
  let broken = false;
  const run = async (text: string, values: unknown[]) => {
    try {
      const name = values.length > 0 ? statementName(text) : undefined;
      return await client.query(name ? { text, values, name } : { text, values });
    } catch (error) {
      broken ||= databaseAway(error);
      throw error;
    }
  };
  return {
    query: run as unknown as PostgresPoolClient["query"],
    release: (destroy) => client.release(destroy || broken),
  };
}

/** Statements of this process by their text. A text made of changing parts must not fill the server's memory, so there is an end. */
const statements = new Map<string, string>();
const MOST_STATEMENTS = 500;

/**
 * Under a name, a connection has the server read and plan a statement once instead of every time: half of the server's work in an act.
 * @returns undefined when there are too many already
 */
function statementName(text: string): string | undefined {
  const known = statements.get(text);
  if (known || statements.size >= MOST_STATEMENTS) return known;
  const name = `motcua_${statements.size}`;
  statements.set(text, name);
  return name;
}

type Parse = (value: string) => unknown;

const TEXT_ARRAY: number = 1009;
const array = (parse: (value: string) => string) => (value: string) =>
  (pg.types.getTypeParser(TEXT_ARRAY)(value) as (string | null)[]).map((each) => (each === null ? null : parse(each)));
const text = (value: string) => value;

/** PostgreSQL writes `2026-11-22 08:30:00.125+00`; we hand on `2026-11-22T08:30:00.125Z`, with all its digits. */
const instant = (value: string) => value.replace(" ", "T").replace(/\+00$/, "Z");

const { DATE, TIMESTAMP, TIMESTAMPTZ, INT8 } = pg.types.builtins;
const XID8 = 5069;
const parsers = new Map<number, Parse>([
  [DATE, text],
  [1182, array(text)],
  [TIMESTAMP, text],
  [TIMESTAMPTZ, instant],
  [1185, array(instant)],
  [INT8, text],
  [XID8, text],
  [271, array(text)],
]);

const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text" | "binary") =>
    (format !== "binary" && parsers.get(oid)) || pg.types.getTypeParser(oid, format)) as pg.CustomTypesConfig["getTypeParser"],
};
