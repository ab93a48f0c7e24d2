import { type Kysely, sql } from "kysely";
import type { Database } from "../../../platform/db-types.ts";
import { type Condition, decidedBy, held, received, within } from "../common/sql.ts";
import type { Ask, Grouping } from "../types.ts";

export const METHODS = ["cash", "transfer", "pos", "online"] as const;
export type Method = (typeof METHODS)[number];
/** A column of money: a way of paying, or phí, lệ phí, what was given back. */
export type MoneyColumn = Method | "fee" | "charge" | "refunded";

const localDay = (column: string): Condition => sql`to_char(${sql.ref(column)} at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD')`;

/** What makes the lines of money that was taken: the day, the way of filing, the procedure, whose counter, who took it. */
function takenBy(grouping: Grouping): { key: Condition; name: Condition } {
  if (grouping === "channel") return { key: sql`s.channel`, name: sql`s.channel` };
  if (grouping === "procedure") return { key: sql`s.procedure_code`, name: sql`s.procedure_code` };
  if (grouping === "agency") return { key: sql`t.agency_id`, name: sql`t.agency_id` };
  if (grouping === "day") return { key: localDay("t.at"), name: localDay("t.at") };
  return { key: sql`coalesce(t.cashier_id, 'system')`, name: sql`t.cashier` };
}

/** Receipts and refund slips `t` of the period that stood at the instant of the report, of the counters that are asked about. */
const stood = (ask: Pick<Ask, "window" | "asOf" | "agencies">): Condition =>
  sql`(${within("t.at", ask)} and t.at <= ${ask.asOf}::timestamptz and (t.cancelled_at is null or t.cancelled_at > ${ask.asOf}::timestamptz)
    and ${ask.agencies ? sql`t.agency_id = any(${ask.agencies}::text[])` : sql`true`})`;

const NET = sql`case when t.kind = 'refund' then -t.amount else t.amount end`;
const netOf = (kind: "fee" | "charge"): Condition =>
  sql`(select coalesce(sum((i ->> 'amount')::bigint), 0) from jsonb_array_elements(t.items) i where i ->> 'kind' = ${kind})
    * case when t.kind = 'refund' then -1 else 1 end`;

export type TakenRow = Record<MoneyColumn, number> & { key: string; name: string; times: number; sum: number };

/** Money that was taken in the period, less what was given back in it, VND; cancelled receipts are not money. */
export async function sumTaken(db: Kysely<Database>, ask: Ask): Promise<TakenRow[]> {
  const by = takenBy(ask.grouping);
  const sum = (method: Method) => sql`coalesce(sum(net) filter (where method = ${method}), 0)::float8`;
  const found = await sql<TakenRow>`
    select key, max(name) as name, (count(*) filter (where kind = 'receipt'))::int as times, ${sum("cash")} as cash, ${sum("transfer")} as transfer,
      ${sum("pos")} as pos, ${sum("online")} as online, sum(fee)::float8 as fee, sum(charge)::float8 as charge,
      coalesce(-sum(net) filter (where kind = 'refund'), 0)::float8 as refunded, sum(net)::float8 as sum
    from (
      select ${by.key} as key, ${by.name} as name, t.kind, t.method, ${NET} as net, ${netOf("fee")} as fee, ${netOf("charge")} as charge
      from till_entry t join dossier_span s on s.dossier_id = t.dossier_id and ${held(ask)} where ${stood(ask)}
    ) taken group by key`.execute(db);
  return found.rows;
}

/** Dossiers of which money was taken or given back, on a line and in a column; `times`: for which there was a receipt. */
export function taken(ask: Ask, line: string, column?: MoneyColumn | "times"): Condition {
  const of = line === "" ? sql`true` : sql`${takenBy(ask.grouping).key} = ${line}`;
  return sql`(exists (select from till_entry t where t.dossier_id = s.dossier_id and ${stood(ask)} and ${of} and ${inColumn(column)}))`;
}

function inColumn(column: MoneyColumn | "times" | undefined): Condition {
  if (column === undefined) return sql`true`;
  if (column === "times") return sql`t.kind = 'receipt'`;
  if (column === "refunded") return sql`t.kind = 'refund'`;
  if (column === "fee" || column === "charge") return sql`${netOf(column)} <> 0`;
  return sql`t.method = ${column}`;
}

/** What makes the lines of money that is owed: the day of reception, the way of filing, the agency. */
function owedBy(grouping: Grouping): Condition {
  if (grouping === "channel") return sql`s.channel`;
  return grouping === "agency" ? sql`s.agency_id` : localDay("s.received_at");
}

export type OwedRow = { key: string; dossiers: number; charged: number; free: number; sum: number };

/** What the dossiers received in the period cost, VND, after waivers. */
export async function sumOwed(db: Kysely<Database>, ask: Ask): Promise<OwedRow[]> {
  const key = owedBy(ask.grouping);
  const found = await sql<OwedRow>`
    select key, count(*)::int as dossiers, (count(*) filter (where fee > 0))::int as charged, (count(*) filter (where fee = 0))::int as free,
      coalesce(sum(fee), 0)::float8 as sum
    from (select ${key} as key, s.fee from dossier_span s where ${held(ask)} and ${decidedBy(ask)} and ${received(ask)}) owed
    group by key`.execute(db);
  return found.rows;
}

/** Dossiers of a line; `charged`: only those that cost something, or only those that do not. */
export function owed(ask: Ask, line: string, charged?: boolean): Condition {
  const of = line === "" ? sql`true` : sql`${owedBy(ask.grouping)} = ${line}`;
  const money = charged === undefined ? sql`true` : charged ? sql`s.fee > 0` : sql`s.fee = 0`;
  return sql`(${decidedBy(ask)} and ${received(ask)} and ${of} and ${money})`;
}
