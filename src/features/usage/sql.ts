import { sql } from "kysely";
import type { Db } from "../../platform/services.ts";
import type { Usage } from "./types.ts";

/** Dossiers filed from an instant on, counted by procedure and month of filing, by each alone, and together. Months are those of Việt Nam. */
export async function selectUsage(db: Db, since: string, now: string): Promise<Usage[]> {
  const found = await sql<Usage>`
    with filed as (
      select procedure_code as code, to_char(submitted_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM') as month, channel, submitted_by = 'self' as self,
        finished_at is not null and due_at is not null and received_at is not null and state not in ('withdrawn', 'notReceived') as done,
        received_at, due_at, finished_at, paused_since
      from dossier where submitted_at >= ${since}
    )
    select code, month,
      count(*)::int as filed,
      count(*) filter (where channel = 'online' and self)::int as "onlineSelf",
      count(*) filter (where channel = 'online' and not self)::int as "onlineAssisted",
      count(*) filter (where channel = 'counter')::int as counter,
      count(*) filter (where channel = 'post')::int as post,
      count(*) filter (where done)::int as finished,
      count(*) filter (where done and finished_at <= due_at)::int as "onTime",
      count(*) filter (where finished_at is null and paused_since is null and due_at < ${now})::int as overdue,
      (percentile_cont(0.5) within group (order by extract(epoch from finished_at - received_at) / 3600) filter (where done))::float8 as "medianHours"
    from filed
    group by grouping sets ((code, month), (code), (month), ())
    order by code nulls first, month nulls first`.execute(db);
  return found.rows;
}
