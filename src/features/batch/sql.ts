import { type Kysely, sql, type Transaction } from "kysely";
import type { Database } from "../../platform/db-types.ts";
import type { Batch, BatchAct, BatchItem, BatchParams, Chosen, Officer, Output, PrintPart, ReportOrder } from "./types.ts";

type Db = Kysely<Database>;

const instant = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** @returns false when the batch is there already */
export async function insertBatch(
  tx: Transaction<Database>,
  batch: { id: string; actor: Officer; act: BatchAct; params: BatchParams; at: string; chosen: readonly Chosen[] },
): Promise<boolean> {
  const { id, actor, act, params, at, chosen } = batch;
  const made = await sql`
    insert into batch (id, officer_id, agency_id, actor, act, params, created_at)
    values (${id}, ${actor.officerId}, ${actor.agencyId}, ${JSON.stringify(actor)}::jsonb, ${act}, ${JSON.stringify(params)}::jsonb, ${at})
    on conflict (id) do nothing returning id`.execute(tx);
  if (made.rows.length === 0) return false;
  await sql`
    insert into batch_item (batch_id, place, dossier_id, code, version)
    select ${id}, row_number() over (), id, code, version
    from jsonb_to_recordset(${JSON.stringify(chosen)}::jsonb) as row(id uuid, code text, version int)`.execute(tx);
  return true;
}

const SUMS = sql`(select count(*)::int from batch_item where batch_id = b.id) as total,
  (select count(*)::int from batch_item where batch_id = b.id and done) as done,
  (select count(*)::int from batch_item where batch_id = b.id and not done) as refused`;
const COLUMNS = sql`b.id, b.act, ${instant("b.created_at")} as "createdAt", ${instant("b.stopped_at")} as "stoppedAt", ${instant("b.ended_at")} as "endedAt", b.output, ${SUMS}`;

export async function selectBatch(db: Db, officerId: string, id: string): Promise<Batch | undefined> {
  const found =
    await sql<Batch>`select ${COLUMNS} from batch b where b.id = ${id} and b.officer_id = ${officerId} and b.act <> 'report'`.execute(
      db,
    );
  return found.rows[0];
}

export async function selectBatches(db: Db, officerId: string, limit: number): Promise<Batch[]> {
  const found = await sql<Batch>`
    select ${COLUMNS} from batch b where b.officer_id = ${officerId} and b.act <> 'report' order by b.created_at desc limit ${limit}`.execute(
    db,
  );
  return found.rows;
}

/** Those that were refused first, then what still waits, then what is done. */
export async function selectItems(db: Db, id: string, limit: number): Promise<BatchItem[]> {
  const found = await sql<BatchItem>`
    select place, code, done, why from batch_item where batch_id = ${id}
    order by case when done is false then 0 when done is null then 1 else 2 end, place limit ${limit}`.execute(db);
  return found.rows;
}

/** One act on dossiers, or the print of a report. */
export type Work = { actor: Officer; act: BatchAct; params: BatchParams };
export type ReportWork = { actor: Officer; act: "report"; params: { report: ReportOrder } };

export async function selectWork(db: Db, id: string): Promise<Work | ReportWork | undefined> {
  const found = await sql<Work | ReportWork>`
    select actor, act, params from batch where id = ${id}`.execute(db);
  return found.rows[0];
}

export type NextItem = { place: number; dossierId: string; version: number };

/** The next dossier whose turn has not been, unless the batch was stopped. */
export async function selectNext(db: Db, id: string): Promise<NextItem | undefined> {
  const found = await sql<NextItem>`
    select i.place, i.dossier_id as "dossierId", i.version from batch_item i join batch b on b.id = i.batch_id
    where i.batch_id = ${id} and i.done is null and b.stopped_at is null order by i.place limit 1`.execute(db);
  return found.rows[0];
}

export async function updateItem(
  db: Db,
  item: { id: string; place: number; done: boolean; why: string | null; at: string; parts?: readonly PrintPart[] | undefined },
): Promise<void> {
  const detail = item.parts ? JSON.stringify(item.parts) : null;
  await sql`update batch_item set done = ${item.done}, why = ${item.why}, at = ${item.at}, detail = ${detail}::jsonb
    where batch_id = ${item.id} and place = ${item.place} and done is null`.execute(db);
}

/** Papers of a print in the order of the list. */
export async function selectParts(db: Db, id: string): Promise<PrintPart[]> {
  const found = await sql<{ detail: PrintPart[] }>`
    select detail from batch_item where batch_id = ${id} and done and detail is not null order by place`.execute(db);
  return found.rows.flatMap(({ detail }) => detail);
}

/** Bytes of the papers that a print has taken up so far. */
export async function sumParts(db: Db, id: string): Promise<number> {
  const found = await sql<{ sum: number }>`
    select coalesce(sum((part ->> 'size')::bigint), 0)::float8 as sum from batch_item i, jsonb_array_elements(i.detail) part
    where i.batch_id = ${id} and i.done`.execute(db);
  return found.rows[0]!.sum;
}

/** Nothing of the batch waits for its turn, and it was not ended yet. */
export async function isFinished(db: Db, id: string): Promise<boolean> {
  const found = await sql`select from batch b where b.id = ${id} and b.ended_at is null
    and not exists (select from batch_item where batch_id = ${id} and done is null)`.execute(db);
  return found.rows.length > 0;
}

export async function updateOutput(db: Db, id: string, output: Output): Promise<void> {
  await sql`update batch set output = ${JSON.stringify(output)}::jsonb where id = ${id}`.execute(db);
}

/** Files of prints whose time is over. */
export async function selectOldOutputs(db: Db, now: string): Promise<{ id: string; sha256: string }[]> {
  const found = await sql<{ id: string; sha256: string }>`
    select id, output ->> 'sha256' as sha256 from batch where output is not null and output ->> 'until' <= ${now}`.execute(db);
  return found.rows;
}

export async function clearOutput(db: Db, id: string): Promise<void> {
  await sql`update batch set output = null where id = ${id}`.execute(db);
}

export async function updateEnded(db: Db, id: string, at: string): Promise<void> {
  await sql`update batch set ended_at = ${at} where id = ${id} and ended_at is null
    and not exists (select from batch_item where batch_id = ${id} and done is null)`.execute(db);
}

export type Standing = { endedAt: string | null };

/** Whether a batch or print of this officer has ended; undefined when it is nobody's or somebody else's. */
export async function selectStanding(db: Db, officerId: string, id: string): Promise<Standing | undefined> {
  const found = await sql<Standing>`
    select ${instant("ended_at")} as "endedAt" from batch where id = ${id} and officer_id = ${officerId}`.execute(db);
  return found.rows[0];
}

/** @returns whether this changed anything */
export async function updateStopped(db: Db, of: { id: string; officerId: string }, at: string | null): Promise<boolean> {
  const changed = await sql`
    update batch set stopped_at = ${at} where id = ${of.id} and officer_id = ${of.officerId} and ended_at is null
      and (stopped_at is null) = ${at !== null} returning id`.execute(db);
  return changed.rows.length > 0;
}

/** Whether the officer still has the post in which the batch was begun. */
export async function hasPost(db: Db, { officerId, agencyId, role }: Officer): Promise<boolean> {
  const found = await sql`
    select from officer o join officer_post p on p.officer_id = o.id
    where o.id = ${officerId} and o.active and p.agency_id = ${agencyId} and p.role = ${role}`.execute(db);
  return found.rows.length > 0;
}
