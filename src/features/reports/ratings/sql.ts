import { sql } from "kysely";
import { type Condition, happened, WHOLE } from "../common/sql.ts";
import type { Ask } from "../types.ts";

/** Rated in the period; a rating is given once. */
export const rated = (ask: Ask): Condition => sql`(${WHOLE} and ${happened(ask, "Rated")})`;

export const ratedAs = (ask: Ask, score: string): Condition =>
  happened(ask, "Rated", sql`e.data #>> '{rating,score}' = ${score}`);
