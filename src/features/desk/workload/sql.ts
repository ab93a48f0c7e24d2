import { type Kysely, sql } from "kysely";
import type { Database } from "../../../platform/db-types.ts";
import { LIVE, notOwn } from "../lists/sql.ts";
import type { Officer } from "../types.ts";

export type ColourRow = { officerId: string; late: number; soon: number; ok: number; paused: number };

/** Dossiers that each officer has a step of, by the colour of the dossier's deadline, as the lists have it. */
export async function selectColours(db: Kysely<Database>, officer: Officer, now: string): Promise<ColourRow[]> {
  const due = sql`coalesce(due_at, intake_due_at)`;
  const runs = sql`paused_since is null and finished_at is null`;
  const found = await sql<ColourRow>`
    select holder as "officerId", count(*) filter (where ${runs} and ${due} < ${now})::int as late,
      count(*) filter (where ${runs} and ${due} >= ${now} and soon_at <= ${now})::int as soon,
      count(*) filter (where ${runs} and ${due} >= ${now} and (soon_at > ${now} or soon_at is null))::int as ok,
      count(*) filter (where not (${runs}))::int as paused
    from dossier cross join unnest(holders) holder
    where ${LIVE} and agency_id = ${officer.agencyId} and ${notOwn(officer)} group by holder`.execute(db);
  return found.rows;
}

export type DoneRow = {
  officerId: string;
  code: string;
  subject: string;
  step: string;
  startedAt: string;
  completedAt: string;
};

/** The run of a step that an event finished; not one that closed by itself in the same moment, as handing over does after an online signature. */
const finishedBy = sql`s ->> 'stepId' = e.data ->> 'stepId' and (s ->> 'completedAt')::timestamptz = e.at
  and not (s ->> 'startedAt' = s ->> 'completedAt' and s ->> 'by' <> e.actor ->> 'role')`;

/** How many steps each of these officers finished at an agency since an instant, and since a later one. What was taken back is not among them. */
export async function countDone(
  db: Kysely<Database>,
  of: { officerIds: readonly string[]; agencyId: string; since: string; week: string },
): Promise<{ officerId: string; month: number; week: number }[]> {
  const found = await sql<{ officerId: string; month: number; week: number }>`
    select e.actor ->> 'officerId' as "officerId", count(*)::int as month, count(*) filter (where e.at >= ${of.week})::int as week
    from event e join dossier d on d.id = e.dossier_id and d.agency_id = ${of.agencyId}
    where e.type = 'StepCompleted' and e.actor ->> 'officerId' = any(${[...of.officerIds]}::text[]) and e.at >= ${of.since}
      and exists (select from jsonb_array_elements(d.snapshot -> 'steps') s
        where ${finishedBy})
    group by 1`.execute(db);
  return found.rows;
}

/** The steps that officers of an agency finished since an instant, the newest first, at most `most` of each. */
export async function selectDone(
  db: Kysely<Database>,
  officer: Officer,
  of: { officerIds: readonly string[]; since: string; most: number },
): Promise<DoneRow[]> {
  const found = await sql<DoneRow>`
    select o.id as "officerId", f.code, f.subject, f.step, f.started as "startedAt", f.completed as "completedAt"
    from unnest(${[...of.officerIds]}::text[]) o(id) cross join lateral (
      select d.code, d.subject, s ->> 'name' as step, s ->> 'startedAt' as started, s ->> 'completedAt' as completed
      from event e join dossier d on d.id = e.dossier_id and d.agency_id = ${officer.agencyId} and not d.concerned @> array[${officer.personalId}]::text[]
        cross join lateral (select s from jsonb_array_elements(d.snapshot -> 'steps') s
          where ${finishedBy} limit 1) run(s)
      where e.type = 'StepCompleted' and e.actor ->> 'officerId' = o.id and e.at >= ${of.since}
      order by e.at desc, d.code limit ${of.most}) f`.execute(db);
  return found.rows;
}
