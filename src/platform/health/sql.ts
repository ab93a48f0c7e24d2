import { sql } from "kysely";
import type { Db } from "../services.ts";

/** Counting stops here; a reader so far behind is known to be in trouble. */
const MOST = 10_000;

export type ReaderLag = { name: string; events: number; seconds: number };

/** How far each reader of the log is behind: events it has not seen and the age of the oldest of them, in seconds. */
export async function readerLag(db: Db, now: string): Promise<ReaderLag[]> {
  const { rows } = await sql<ReaderLag>`
    select cursor.name, behind.events, coalesce(greatest(extract(epoch from ${now}::timestamptz - behind.oldest), 0), 0)::float8 as seconds
      from reader_cursor as cursor
      cross join lateral (
        select count(*)::int as events, min(at) as oldest
          from (
            select at from event
             where (tx, position) > (cursor.tx, cursor.position)
             order by tx, position
             limit ${MOST}
          ) as unread
      ) as behind
     order by cursor.name`.execute(db);
  return rows;
}

/** The clock of the database and the instant of the event that was written last, in seconds since 1970. */
export async function clockReading(db: Db): Promise<{ database: number; newest: number | null }> {
  const { rows } = await sql<{ database: number; newest: number | null }>`
    select extract(epoch from clock_timestamp())::float8 as database,
      (select extract(epoch from at)::float8 from event order by position desc limit 1) as newest`.execute(db);
  return rows[0]!;
}
