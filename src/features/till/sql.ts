import { type Kysely, type RawBuilder, sql, type Transaction } from "kysely";
import type { Database } from "../../platform/db-types.ts";
import type { Series } from "./till-number.ts";
import type { Cashier, Closing, TillLine } from "./types.ts";

type Tx = Transaction<Database>;

const instant = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const localDay = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD')`;

/** The next number of a series; it stays locked until the transaction ends, so there is neither a gap nor a duplicate. */
export async function nextNumber(tx: Tx, of: { agencyId: string; series: Series; year: number }): Promise<number> {
  const found = await sql<{ last: number }>`
    insert into till_counter (agency_id, year, series, last) values (${of.agencyId}, ${of.year}, ${of.series}, 1)
    on conflict (agency_id, year, series) do update set last = till_counter.last + 1 returning last`.execute(tx);
  return found.rows[0]!.last;
}

type Whose = Pick<Cashier, "agencyId" | "officerId">;

/**
 * What this cashier took and gave back on a day and no sheet holds yet, in order.
 * @param hold nobody cancels one of them before the transaction ends
 */
export async function selectOpenLines(
  db: Kysely<Database>,
  { agencyId, officerId }: Whose,
  day: string,
  hold = false,
): Promise<TillLine[]> {
  const open = sql`t.agency_id = ${agencyId} and t.cashier_id = ${officerId} and t.till and t.closing_id is null and ${localDay("t.at")} = ${day}`;
  return selectLines(db, open, hold);
}

/** Of a closing sheet. */
export async function selectSheetLines(db: Kysely<Database>, closingId: string): Promise<TillLine[]> {
  return selectLines(db, sql`t.closing_id = ${closingId}`);
}

async function selectLines(db: Kysely<Database>, where: RawBuilder<unknown>, hold = false): Promise<TillLine[]> {
  const found = await sql<TillLine>`
    select t.dossier_id as "dossierId", d.code, d.applicant_name as "applicantName", d.subject, t.kind, t.number,
      ${instant("t.at")} as at, t.method, t.reference, t.items, t.amount::float8 as amount, ${instant("t.cancelled_at")} as "cancelledAt",
      t.cancel_reason as "cancelReason"
    from till_entry t join dossier d on d.id = t.dossier_id where ${where} order by t.at, t.number ${hold ? sql`for update of t` : sql``}`.execute(
    db,
  );
  return found.rows;
}

/** Days on which this cashier has money that no sheet holds, the oldest first. */
export async function selectOpenDays(db: Kysely<Database>, { agencyId, officerId }: Whose): Promise<string[]> {
  const found = await sql<{ day: string }>`
    select distinct ${localDay("at")} as day from till_entry
    where agency_id = ${agencyId} and cashier_id = ${officerId} and till and closing_id is null order by day`.execute(db);
  return found.rows.map(({ day }) => day);
}

/** Puts a sheet down. */
export async function insertClosing(tx: Tx, closing: Closing): Promise<void> {
  const { id, agencyId, cashierId, cashier, position, day, nth, year, number, closedAt, expected, counted, notes, reason } =
    closing;
  await sql`
    insert into till_closing (id, agency_id, cashier_id, cashier, position, day, nth, year, number, closed_at, expected, counted, notes, reason)
    values (${id}, ${agencyId}, ${cashierId}, ${cashier}, ${position}, ${day}, ${nth}, ${year}, ${number}, ${closedAt}, ${expected}, ${counted},
      ${JSON.stringify(notes)}, ${reason})`.execute(tx);
}

/** Takes lines onto a sheet. */
export async function markClosed(
  tx: Tx,
  closingId: string,
  lines: readonly Pick<TillLine, "dossierId" | "number" | "kind">[],
): Promise<void> {
  const rows = JSON.stringify(lines.map(({ dossierId, number, kind }) => ({ dossier_id: dossierId, number, kind })));
  await sql`
    update till_entry t set closing_id = ${closingId} from jsonb_to_recordset(${rows}::jsonb) as l (dossier_id uuid, number text, kind text)
    where t.dossier_id = l.dossier_id and t.number = l.number and t.kind = l.kind and t.closing_id is null`.execute(tx);
}

/** One closing at a time of an agency: whoever comes second sees what the first did. */
export async function holdClosings(tx: Tx, agencyId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('till'), hashtext(${agencyId}))`.execute(tx);
}

const CLOSING = sql`id, agency_id as "agencyId", cashier_id as "cashierId", cashier, position, to_char(day, 'YYYY-MM-DD') as day, nth, year, number,
  ${instant("closed_at")} as "closedAt", expected::float8 as expected, counted::float8 as counted, notes, reason`;

export async function selectClosing(db: Kysely<Database>, agencyId: string, id: string): Promise<Closing | undefined> {
  const found = await sql<Closing>`
    select ${CLOSING} from till_closing where id = ${id} and agency_id = ${agencyId}`.execute(db);
  return found.rows[0];
}

/** Sheets of one cashier, or of the whole agency, the newest first. */
export async function selectClosings(
  db: Kysely<Database>,
  of: { agencyId: string; cashierId?: string; day?: string; limit: number },
): Promise<Closing[]> {
  const whose = of.cashierId === undefined ? sql`true` : sql`cashier_id = ${of.cashierId}`;
  const when = of.day === undefined ? sql`true` : sql`day = ${of.day}::date`;
  const found = await sql<Closing>`
    select ${CLOSING} from till_closing where agency_id = ${of.agencyId} and ${whose} and ${when}
    order by closed_at desc, number desc limit ${of.limit}`.execute(db);
  return found.rows;
}

export type OpenTill = { cashierId: string; cashier: string; day: string; receipts: number; cash: number; total: number };

/** Cashiers of an agency and the days that they have not closed, the oldest first. */
export async function selectOpenTills(db: Kysely<Database>, agencyId: string): Promise<OpenTill[]> {
  const signed = sql`case when kind = 'refund' then -amount else amount end`;
  const found = await sql<OpenTill>`
    select cashier_id as "cashierId", max(cashier) as cashier, ${localDay("at")} as day, count(*)::int as receipts,
      coalesce(sum(${signed}) filter (where cancelled_at is null and method = 'cash'), 0)::float8 as cash,
      coalesce(sum(${signed}) filter (where cancelled_at is null), 0)::float8 as total
    from till_entry where agency_id = ${agencyId} and till and closing_id is null
    group by cashier_id, day order by day, cashier`.execute(db);
  return found.rows;
}

export async function selectPrint(db: Kysely<Database>, id: string): Promise<{ sha256: string; size: number } | undefined> {
  const found = await sql<{
    sha256: string | null;
    size: number | null;
  }>`select sha256, size from till_closing where id = ${id}`.execute(db);
  const { sha256, size } = found.rows[0] ?? {};
  return sha256 && size ? { sha256, size } : undefined;
}

/** Keeps the first print. */
export async function keepPrint(
  db: Kysely<Database>,
  id: string,
  { sha256, size }: { sha256: string; size: number },
): Promise<void> {
  await sql`update till_closing set sha256 = ${sha256}, size = ${size} where id = ${id} and sha256 is null`.execute(db);
}
