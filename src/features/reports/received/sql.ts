import { sql } from "kysely";
import { type Condition, happened, received } from "../common/sql.ts";
import type { Ask } from "../types.ts";

export { received };

export const isChannel = (channel: string): Condition => sql`s.channel = ${channel}`;
export const filedBy = (...ways: string[]): Condition => sql`s.submitted_by = any(${ways}::text[])`;
export const lookedUp = (outcome: string): Condition => sql`s.lookup = ${outcome}`;
export const any: Condition = sql`true`;
export const asked: Condition = sql`s.lookup <> 'none'`;

/** Not looked up; `byHand`: the clerk at the counter typed the person and said why. */
export const notAsked = ({ asOf }: Pick<Ask, "asOf">, byHand: boolean): Condition => {
  const typed = sql`exists (select from counter_visit v where v.dossier_id = s.dossier_id and v.by_hand is not null and v.opened_at <= ${asOf}::timestamptz)`;
  return sql`(s.lookup = 'none' and ${byHand ? typed : sql`not ${typed}`})`;
};

/** Handed in by post, wanted by post, sent by post. */
export const byPost = (ask: Ask): { all: Condition; in: Condition; wanted: Condition; sent: Condition } => {
  const sent = sql`(s.parent_id is null and ${happened(ask, "HandedOver", sql`e.data #>> '{handOver,way}' = 'post'`)})`;
  const arrived = sql`(${received(ask)} and s.channel = 'post')`;
  const wanted = sql`(${received(ask)} and s.delivery = 'post')`;
  return { all: sql`(${arrived} or ${wanted} or ${sent})`, in: arrived, wanted, sent };
};

/** Something had to be paid for it, or was. */
export const charged = (ask: Pick<Ask, "asOf">): Condition => sql`(s.fee > 0 or ${paidBy(ask)})`;

/** There is a receipt that stood at the instant, of one of these ways of paying; of any when none is named. */
export const paidBy = ({ asOf }: Pick<Ask, "asOf">, ...methods: string[]): Condition =>
  sql`exists (select from till_entry t where t.dossier_id = s.dossier_id and t.kind = 'receipt' and t.at <= ${asOf}::timestamptz
    and (t.cancelled_at is null or t.cancelled_at > ${asOf}::timestamptz) and ${methods.length > 0 ? sql`t.method = any(${methods}::text[])` : sql`true`})`;

export const unpaid = (ask: Pick<Ask, "asOf">): Condition => sql`(s.fee > 0 and not ${paidBy(ask)})`;
