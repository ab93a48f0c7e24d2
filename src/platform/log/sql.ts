import { type Kysely, sql, type Transaction } from "kysely";
import type { Database } from "../db-types.ts";
import type { LogEntry, LogPosition, PlacedEntry } from "./types.ts";

type Row = { entry: LogEntry; previous: Buffer | null; hash: Buffer };

/**
 * One statement for all entries of an act. Their label is this transaction's id, or that of the dossier's previous event when it is higher:
 * along a dossier labels never fall, and no row carries a label below the id of the transaction that inserts it.
 */
export async function insertEntries(tx: Transaction<Database>, rows: readonly Row[], previousLabel: string): Promise<string> {
  const payload = JSON.stringify(
    rows.map(({ entry, previous, hash }) => ({
      dossier_id: entry.dossierId,
      version: entry.version,
      type: entry.type,
      at: entry.at,
      actor: entry.actor,
      on_behalf_of: entry.onBehalfOf,
      data: entry.data,
      prev_hash: previous ? previous.toString("hex") : null,
      hash: hash.toString("hex"),
    })),
  );
  const inserted = await sql<{ tx: string }>`
    insert into event (dossier_id, version, type, at, actor, on_behalf_of, data, prev_hash, hash, tx)
    select dossier_id, version, type, at, actor, nullif(on_behalf_of, 'null'::jsonb), data, decode(prev_hash, 'hex'), decode(hash, 'hex'),
      greatest(pg_current_xact_id(), ${previousLabel}::xid8)
    from jsonb_to_recordset(${payload}::jsonb) as row(dossier_id uuid, version int, type text, at timestamptz, actor jsonb,
      on_behalf_of jsonb, data jsonb, prev_hash text, hash text)
    order by dossier_id, version
    returning tx::text`.execute(tx);
  return inserted.rows[0]!.tx;
}

const ENTRY = sql`tx::text, position::text, dossier_id as "dossierId", version, type,
  to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, actor, on_behalf_of as "onBehalfOf", data`;

/** Entries after a position, in the order of readers, and only such whose transactions have all ended: nothing can appear before them any more. */
export async function selectSettled(db: Kysely<Database>, after: LogPosition, limit: number): Promise<PlacedEntry[]> {
  const found = await sql<PlacedEntry>`
    select ${ENTRY} from event
    where (tx, position) > (${after.tx}::xid8, ${after.position}::bigint) and tx < pg_snapshot_xmin(pg_current_snapshot())
    order by tx, position limit ${limit}`.execute(db);
  return found.rows;
}

export async function selectDossierEntries(db: Kysely<Database>, dossierId: string): Promise<PlacedEntry[]> {
  const found = await sql<PlacedEntry>`select ${ENTRY} from event where dossier_id = ${dossierId} order by version`.execute(db);
  return found.rows;
}

/** What had happened to several dossiers by an instant, each in its order. */
export async function selectEntriesUntil(
  db: Kysely<Database>,
  dossierIds: readonly string[],
  at: string,
): Promise<PlacedEntry[]> {
  const found = await sql<PlacedEntry>`
    select ${ENTRY} from event e where dossier_id = any(${dossierIds}::uuid[]) and e.at <= ${at}::timestamptz order by dossier_id, version`.execute(
    db,
  );
  return found.rows;
}

/** The cursor of a reader, held until the transaction ends; undefined while another process holds it. */
export async function lockCursor(tx: Transaction<Database>, name: string, now: string): Promise<LogPosition | undefined> {
  await sql`insert into reader_cursor (name, tx, position, at) values (${name}, '0', 0, ${now}) on conflict do nothing`.execute(
    tx,
  );
  const found = await sql<LogPosition>`
    select tx::text, position::text from reader_cursor where name = ${name} for update skip locked`.execute(tx);
  return found.rows[0];
}

export async function moveCursor(tx: Transaction<Database>, name: string, to: LogPosition, now: string): Promise<void> {
  await sql`update reader_cursor set tx = ${to.tx}::xid8, position = ${to.position}::bigint, at = ${now} where name = ${name}`.execute(
    tx,
  );
}

/**
 * All readers that are known go on after what this transaction has written, as if they had read it: for made-up and taken-over dossiers, of which
 * nobody is told. The caller has made sure that they had read everything before. Of two transactions that pass over at once the later one stands.
 */
export async function passOver(tx: Transaction<Database>, now: string): Promise<void> {
  await sql`update reader_cursor set tx = pg_current_xact_id(), position = (select max(position) from event), at = ${now}
    where tx <= pg_current_xact_id()`.execute(tx);
}

export type ChainRow = PlacedEntry & { code: string | null; prevHash: Buffer | null; hash: Buffer; whole: boolean };

/** Next part of the whole log by dossier and version; `whole` tells that the instant has no part below the millisecond that is hashed. */
export async function selectChainRows(
  db: Kysely<Database>,
  after: { dossierId: string; version: number },
  limit: number,
): Promise<ChainRow[]> {
  const found = await sql<ChainRow>`
    select ${ENTRY}, prev_hash as "prevHash", hash, date_trunc('milliseconds', at) = at as whole,
      (select code from dossier d where d.id = e.dossier_id) as code
    from event e where (dossier_id, version) > (${after.dossierId}::uuid, ${after.version}::int)
    order by dossier_id, version limit ${limit}`.execute(db);
  return found.rows;
}

/** Dossiers whose snapshot does not stand at the end of its chain: cut tails, removed chains. */
export async function selectTornSnapshots(
  db: Kysely<Database>,
): Promise<{ id: string; code: string; version: number; last: number | null }[]> {
  const found = await sql<{ id: string; code: string; version: number; last: number | null }>`
    select d.id, d.code, d.version, e.version as last from dossier d
    left join lateral (select version, hash from event where dossier_id = d.id order by version desc limit 1) e on true
    where e.version is null or e.version <> d.version or e.hash <> d.head_hash order by d.code limit 100`.execute(db);
  return found.rows;
}
