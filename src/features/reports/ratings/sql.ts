import { sql } from "kysely";
import { type Condition, happened, type PersonOf, stands, WHOLE } from "../common/sql.ts";
import type { Ask } from "../types.ts";

/** Rated in the period; a rating is given once. */
export const rated = (ask: Ask): Condition => sql`(${WHOLE} and ${happened(ask, "Rated")})`;

export const ratedAs = (ask: Ask, score: string): Condition =>
  happened(ask, "Rated", sql`e.data #>> '{rating,score}' = ${score}`);

/** The officer who did the last act of a kind that stood at the instant of the report, with the agency where several are counted. */
export const lastBy =
  (type: "Received" | "ResultDrafted"): PersonOf =>
  (ask) => {
    const where = ask.agencies?.length === 1 ? sql`''` : sql`coalesce(', ' || (e.actor ->> 'agencyName'), '')`;
    return sql`(select case when e.actor ->> 'kind' = 'officer' then jsonb_build_object('id', e.actor ->> 'officerId', 'name', (e.actor ->> 'name') || ${where}) end
      from event e where e.dossier_id = s.dossier_id and e.type = ${type} and e.at <= ${ask.asOf}::timestamptz and ${stands(ask)}
      order by e.version desc limit 1)`;
  };
