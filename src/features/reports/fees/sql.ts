import { type Kysely, sql } from "kysely";
import type { Database } from "../../../platform/db-types.ts";
import { type Condition, decidedBy, held, received, stands, within } from "../common/sql.ts";
import type { Ask, Grouping } from "../types.ts";

export const METHODS = ["cash", "transfer", "online"] as const;
export type Method = (typeof METHODS)[number];

const localDay = (column: string): Condition => sql`to_char(${sql.ref(column)} at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD')`;

/** What makes the lines of money that was taken: the day, the way of filing, who took it. */
function takenBy(grouping: Grouping): { key: Condition; name: Condition } {
  if (grouping === "channel") return { key: sql`s.channel`, name: sql`s.channel` };
  if (grouping === "day") return { key: localDay("e.at"), name: localDay("e.at") };
  return { key: sql`coalesce(e.actor ->> 'officerId', 'system')`, name: sql`e.data #>> '{paid,by}'` };
}

const AMOUNT = sql`(select (m.data #>> '{payment,amount}')::bigint from event m where m.dossier_id = e.dossier_id and m.type = 'PaymentRequested'
  and m.data #>> '{payment,id}' = e.data ->> 'paymentId' and m.version < e.version limit 1)`;

export type TakenRow = { key: string; name: string; times: number; cash: number; transfer: number; online: number };

/** Money that was recorded as paid in the period and not taken back, VND. */
export async function sumTaken(db: Kysely<Database>, ask: Ask): Promise<TakenRow[]> {
  const by = takenBy(ask.grouping);
  const sum = (method: Method) => sql`coalesce(sum(amount) filter (where method = ${method}), 0)::float8`;
  const found = await sql<TakenRow>`
    select key, max(name) as name, count(*)::int as times, ${sum("cash")} as cash, ${sum("transfer")} as transfer, ${sum("online")} as online
    from (
      select ${by.key} as key, ${by.name} as name, e.data #>> '{paid,method}' as method, ${AMOUNT} as amount
      from event e join dossier_span s on s.dossier_id = e.dossier_id
      where e.type = 'PaymentRecorded' and ${within("e.at", ask)} and ${stands(ask)} and ${held(ask)} and ${decidedBy(ask)}
    ) taken group by key`.execute(db);
  return found.rows;
}

/** Dossiers of which money was taken, on a line and in a way. */
export function taken(ask: Ask, line: string, method?: Method): Condition {
  const of = line === "" ? sql`true` : sql`${takenBy(ask.grouping).key} = ${line}`;
  const way = method ? sql`e.data #>> '{paid,method}' = ${method}` : sql`true`;
  return sql`(${decidedBy(ask)} and exists (select from event e where e.dossier_id = s.dossier_id and e.type = 'PaymentRecorded'
    and ${within("e.at", ask)} and ${stands(ask)} and ${of} and ${way}))`;
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
