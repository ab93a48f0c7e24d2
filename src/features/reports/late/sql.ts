import { sql } from "kysely";
import { type Condition, WHOLE } from "../common/sql.ts";
import type { Ask } from "../types.ts";

/** Received and not finished, over the time that was promised; what waits since before that is not late. */
export const late = ({ asOf }: Pick<Ask, "asOf">): Condition =>
  sql`(${WHOLE} and s.received_at is not null and s.finished_at is null and s.due_at < least(${asOf}::timestamptz, coalesce(s.stopped_at, ${asOf}::timestamptz)))`;

/** The office's clock runs, and it ends by then. */
export const dueBy = ({ asOf }: Pick<Ask, "asOf">, until: string): Condition =>
  sql`(${WHOLE} and s.received_at is not null and s.finished_at is null and s.stopped_at is null
    and s.due_at >= ${asOf}::timestamptz and s.due_at <= ${until}::timestamptz)`;

export const BY_DUE: Condition = sql`s.due_at, d.code`;
export const BY_RECEIVED: Condition = sql`s.received_at, d.code`;
export const BY_CODE: Condition = sql`d.code`;
