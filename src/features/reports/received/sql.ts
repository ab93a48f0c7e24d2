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
