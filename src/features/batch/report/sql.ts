import { type Kysely, sql, type Transaction } from "kysely";
import type { Database } from "../../../platform/db-types.ts";
import type { Officer, PrintedRow, ReportOrder, ReportPrint } from "../types.ts";

type Db = Kysely<Database>;

const instant = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** @param parts what each part is called, in order; none is as good as one empty one @returns false when the print is there already */
export async function insertPrint(
  tx: Transaction<Database>,
  print: { id: string; actor: Officer; order: ReportOrder; at: string; parts: readonly string[] },
): Promise<boolean> {
  const { id, actor, order, at, parts } = print;
  const made = await sql`
    insert into batch (id, officer_id, agency_id, actor, act, params, created_at)
    values (${id}, ${actor.officerId}, ${actor.agencyId}, ${JSON.stringify(actor)}::jsonb, 'report', ${JSON.stringify({ report: order })}::jsonb, ${at})
    on conflict (id) do nothing returning id`.execute(tx);
  if (made.rows.length === 0) return false;
  await sql`
    insert into batch_item (batch_id, place, code)
    select ${id}, place, code from unnest(${parts}::text[]) with ordinality as part (code, place)`.execute(tx);
  return true;
}

const COLUMNS = sql`b.id, ${instant("b.created_at")} as "createdAt", ${instant("b.stopped_at")} as "stoppedAt", ${instant("b.ended_at")} as "endedAt",
  b.output, b.actor, b.params -> 'report' as "order", (select min(why) from batch_item where batch_id = b.id and not done) as why,
  (select count(*)::int from batch_item where batch_id = b.id and done) as "doneParts"`;
export type PrintState = Omit<ReportPrint, "read"> & { actor: Officer; doneParts: number };

export async function selectPrint(db: Db, officerId: string, id: string): Promise<PrintState | undefined> {
  const found = await sql<PrintState>`
    select ${COLUMNS} from batch b where b.id = ${id} and b.officer_id = ${officerId} and b.act = 'report'`.execute(db);
  return found.rows[0];
}

export async function selectPrints(db: Db, officerId: string, limit: number): Promise<PrintState[]> {
  const found = await sql<PrintState>`
    select ${COLUMNS} from batch b where b.officer_id = ${officerId} and b.act = 'report' order by b.created_at desc limit ${limit}`.execute(
    db,
  );
  return found.rows;
}

/** The first part whose turn has not been; undefined when every one was read. */
export async function selectNextPart(db: Db, id: string): Promise<number | undefined> {
  const found = await sql<{ place: number }>`
    select place from batch_item where batch_id = ${id} and done is null order by place limit 1`.execute(db);
  return found.rows[0]?.place;
}

/** Puts down the lines of a part, once. */
export async function updatePart(
  db: Db,
  part: { id: string; place: number; rows: readonly PrintedRow[]; at: string },
): Promise<void> {
  await sql`update batch_item set done = true, detail = ${JSON.stringify(part.rows)}::jsonb, at = ${part.at}
    where batch_id = ${part.id} and place = ${part.place} and done is null`.execute(db);
}

/** Forgets what was read. */
export async function forgetParts(db: Db, id: string): Promise<void> {
  await sql`update batch_item set done = null, detail = null, at = null where batch_id = ${id} and done`.execute(db);
}

/** Neither stopped nor ended. */
export async function isGoing(db: Db, id: string): Promise<boolean> {
  const found = await sql`select from batch where id = ${id} and stopped_at is null and ended_at is null`.execute(db);
  return found.rows.length > 0;
}

/** Every line that was read, in order. */
export async function selectRows(db: Db, id: string): Promise<PrintedRow[]> {
  const found = await sql<{ detail: PrintedRow[] }>`
    select detail from batch_item where batch_id = ${id} and detail is not null order by place`.execute(db);
  return found.rows.flatMap(({ detail }) => detail);
}

/** Gives up what has not been read yet. */
export async function refuseParts(db: Db, of: { id: string; why: string; at: string }): Promise<void> {
  await sql`update batch_item set done = false, why = ${of.why}, at = ${of.at} where batch_id = ${of.id} and done is null`.execute(
    db,
  );
}

/** Ends a print; the lines that it had taken up go. */
export async function endPrint(tx: Transaction<Database>, id: string, at: string): Promise<void> {
  await sql`update batch set ended_at = ${at} where id = ${id} and ended_at is null`.execute(tx);
  await sql`update batch_item set detail = null where batch_id = ${id} and detail is not null`.execute(tx);
}

/** Prints that were begun before an instant and never came to an end. */
export async function selectLeftPrints(db: Db, before: string): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select id from batch where act = 'report' and ended_at is null and created_at <= ${before}`.execute(db);
  return found.rows.map(({ id }) => id);
}
