import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../../platform/services.ts";
import type { LogLine } from "../types.ts";

const instant = sql`to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const LINE = sql`position::text, act, ${instant} as at, actor, agency_id as "agencyId", subject, before, after, reason`;

export type Head = { position: string; hash: Buffer | null };

/** The end of the chain; its row stays locked until the transaction ends, so changes happen one after the other. */
export async function lockHead(db: Db): Promise<Head> {
  return (await sql<Head>`select position::text, hash from organisation_head for update`.execute(db)).rows[0]!;
}

export async function selectHead(db: Db): Promise<Head> {
  return (await sql<Head>`select position::text, hash from organisation_head`.execute(db)).rows[0]!;
}

export async function moveHead(db: Db, head: Head): Promise<void> {
  await sql`update organisation_head set position = ${head.position}, hash = ${head.hash}`.execute(db);
}

/** Which of these keys were carried out before. */
export async function selectKeys(db: Db, keys: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`select key from organisation_log where key = any(${[...keys]})`.execute(db);
  return rows.map(({ key }) => key);
}

export type NewLine = Omit<LogLine, "position"> & { position: string; key: string; prevHash: Buffer | null; hash: Buffer };

export async function insertLines(db: Db, lines: readonly NewLine[]): Promise<void> {
  const rows = lines.map(({ prevHash, hash, ...line }) => ({
    ...line,
    prevHash: prevHash?.toString("hex") ?? null,
    hash: hash.toString("hex"),
  }));
  await sql`insert into organisation_log (position, key, act, at, actor, agency_id, subject, before, after, reason, prev_hash, hash)
    select position, key, act, at, actor, "agencyId", subject, nullif(before, 'null'::jsonb), nullif(after, 'null'::jsonb), reason,
      decode("prevHash", 'hex'), decode(hash, 'hex')
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (position bigint, key text, act text, at timestamptz, actor jsonb, "agencyId" text,
      subject jsonb, before jsonb, after jsonb, reason text, "prevHash" text, hash text) order by position`.execute(db);
}

export type ChainLine = LogLine & { key: string; prevHash: Buffer | null; hash: Buffer; whole: boolean };

/** The next part of the chain; `whole`: the instant has nothing below the millisecond that is hashed. */
export async function selectChain(db: Db, after: string, limit: number): Promise<ChainLine[]> {
  const { rows } = await sql<ChainLine>`
    select ${LINE}, key, prev_hash as "prevHash", hash, date_trunc('milliseconds', at) = at as whole
    from organisation_log where organisation_log.position > ${after}::bigint order by organisation_log.position limit ${limit}`.execute(
    db,
  );
  return rows;
}

export type LogFilter = {
  /** Code of the agency at and below which lines are shown. */
  reach: string;
  words: readonly string[];
  act: string | null;
  agencyId: string | null;
  /** Instants, the second one excluded. */
  from: string | null;
  until: string | null;
};

function condition({ reach, words, act, agencyId, from, until }: LogFilter): RawBuilder<unknown> {
  const all = [
    // Codes hold no sign that means something to like.
    sql`(agency_id = ${reach} or agency_id like ${`${reach}.%`} or (agency_id is null and ${!reach.includes(".")}))`,
    ...words.map((word) => sql`search like '%' || fold(${word.replace(/[\\%_]/g, "\\$&")}) || '%'`),
    ...(act ? [sql`act = ${act}`] : []),
    ...(agencyId ? [sql`agency_id = ${agencyId}`] : []),
    ...(from ? [sql`at >= ${from}`] : []),
    ...(until ? [sql`at < ${until}`] : []),
  ];
  return sql.join(all, sql` and `);
}

/** Lines of the log, the newest first, and how many there are. */
export async function selectLines(
  db: Db,
  filter: LogFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ rows: LogLine[]; total: number }> {
  const where = condition(filter);
  const [found, count] = await Promise.all([
    sql<LogLine>`select ${LINE} from organisation_log where ${where} order by organisation_log.position desc limit ${limit} offset ${offset}`.execute(
      db,
    ),
    sql<{ total: number }>`select count(*)::int as total from organisation_log where ${where}`.execute(db),
  ]);
  return { rows: found.rows, total: count.rows[0]!.total };
}
