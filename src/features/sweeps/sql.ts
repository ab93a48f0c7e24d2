import { type Kysely, sql } from "kysely";
import type { Database } from "../../platform/db-types.ts";
import type { DueDossier, SweepFailure, SweepOverview, Trial, TrialKind } from "./types.ts";

type Db = Kysely<Database>;

/** Of the row in sweep_run. */
const NAME = "timers";

/** First number of the advisory locks under which agencies are swept; the second is the hash of the agency. */
const SWEEP = 7_202_620;

/** Agencies with a dossier whose time has come; one look into the index for each agency. */
export async function selectDueAgencies(db: Db, now: string): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select id from agency where exists (select from dossier where agency_id = agency.id and wake_at <= ${now}) order by id`.execute(
    db,
  );
  return found.rows.map(({ id }) => id);
}

/** Takes the agency for this connection; false while another process has it. The lock ends with the connection, however that ends. */
export async function takeAgency(held: Db, agencyId: string): Promise<boolean> {
  const found = await sql<{ taken: boolean }>`select pg_try_advisory_lock(${SWEEP}, hashtext(${agencyId})) as taken`.execute(
    held,
  );
  return found.rows[0]!.taken;
}

export async function releaseAgency(held: Db, agencyId: string): Promise<void> {
  await sql`select pg_advisory_unlock(${SWEEP}, hashtext(${agencyId}))`.execute(held);
}

/** Those of an agency whose time came first. */
export async function selectDue(db: Db, agencyId: string, now: string, limit: number): Promise<DueDossier[]> {
  const found = await sql<DueDossier>`
    select id, version, snapshot from dossier where agency_id = ${agencyId} and wake_at <= ${now} order by wake_at, id limit ${limit}`.execute(
    db,
  );
  return found.rows;
}

export async function selectTrials(db: Db, ids: readonly string[]): Promise<(Trial & { dossierId: string })[]> {
  const found = await sql<Trial & { dossierId: string }>`
    select dossier_id as "dossierId", kind, about, attempts, next_at as "nextAt" from timer_trial where dossier_id = any(${ids})`.execute(
    db,
  );
  return found.rows;
}

/** Sets when each dossier is looked at next; one that changed meanwhile has its own moment already. */
export async function setWakes(db: Db, wakes: readonly { id: string; version: number; at: string | null }[]): Promise<void> {
  await sql`
    update dossier set wake_at = wake.at
    from (
      select * from unnest(${wakes.map(({ id }) => id)}::uuid[], ${wakes.map(({ version }) => version)}::integer[],
        ${wakes.map(({ at }) => at)}::timestamptz[]) as given (id, version, at)
    ) as wake
    where dossier.id = wake.id and dossier.version = wake.version and dossier.wake_at is distinct from wake.at`.execute(db);
}

export async function upsertTrial(
  db: Db,
  row: { dossierId: string; kind: TrialKind; about: string; now: string; nextAt: string | null; error: string | null },
): Promise<void> {
  await sql`
    insert into timer_trial (dossier_id, kind, about, attempts, tried_at, next_at, error)
    values (${row.dossierId}, ${row.kind}, ${row.about}, 1, ${row.now}, ${row.nextAt}, ${row.error})
    on conflict (dossier_id, kind, about) do update set attempts = timer_trial.attempts + 1, tried_at = excluded.tried_at,
      next_at = excluded.next_at, error = excluded.error`.execute(db);
}

export async function deleteTrials(
  db: Db,
  dossierId: string,
  gone: readonly { kind: TrialKind; about: string }[],
): Promise<void> {
  await sql`
    delete from timer_trial using unnest(${gone.map(({ kind }) => kind)}::text[], ${gone.map(({ about }) => about)}::text[]) as gone (kind, about)
    where dossier_id = ${dossierId} and timer_trial.kind = gone.kind and timer_trial.about = gone.about`.execute(db);
}

/** Digest of the law and of the agency's own hours, those with a date too. */
const lawOf = (law: string) => sql`${law}::text || coalesce(md5(agency.hours::text), '') || coalesce((
  select md5(string_agg(concat_ws(' ', h.id, h.from_day, h.to_day), ',' order by h.id)) from agency_hours h
  where h.agency_id = agency.id and h.withdrawn_at is null), '') || coalesce((
  select md5(string_agg(d.id::text, ',' order by d.id)) from agency_day d
  where (agency.id = d.agency_id or agency.id like d.agency_id || '.%') and d.withdrawn_at is null), '')`;

/** Agencies whose dossiers were worked out under another law, or never. */
export async function selectOutdatedAgencies(db: Db, law: string): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select agency.id from agency left join sweep_law on sweep_law.agency_id = agency.id
    where sweep_law.law is distinct from ${lawOf(law)} order by agency.id`.execute(db);
  return found.rows.map(({ id }) => id);
}

export async function noteLaw(db: Db, agencyId: string, law: string): Promise<void> {
  await sql`
    insert into sweep_law (agency_id, law) select id, ${lawOf(law)} from agency where id = ${agencyId}
    on conflict (agency_id) do update set law = excluded.law`.execute(db);
}

type OpenDossier = DueDossier & { wakeAt: string | null };

/**
 * Hands over the open dossiers of an agency in pages, whatever their time, as they stood when the first was asked for.
 * @param held a connection of its own; the condition is that of the index dossier_live
 * @returns how many there were
 */
export function eachOpen(
  held: Db,
  agencyId: string,
  size: number,
  work: (page: readonly OpenDossier[]) => Promise<void>,
): Promise<number> {
  return held.transaction().execute(async (tx) => {
    await sql`
      declare open_dossier no scroll cursor for select id, version, snapshot, wake_at as "wakeAt" from dossier
      where agency_id = ${agencyId} and state not in ('draft', 'notReceived', 'withdrawn', 'stopped', 'returned', 'archived')`.execute(
      tx,
    );
    for (let count = 0; ; ) {
      const { rows } = await sql<OpenDossier>`fetch ${sql.raw(String(size))} from open_dossier`.execute(tx);
      await work(rows);
      count += rows.length;
      if (rows.length < size) return count;
    }
  });
}

export async function noteRun(
  db: Db,
  run: { startedAt: string; finishedAt: string; acts: number; failures: number },
): Promise<void> {
  await sql`
    insert into sweep_run (name, started_at, finished_at, acts, failures)
    values (${NAME}, ${run.startedAt}, ${run.finishedAt}, ${run.acts}, ${run.failures})
    on conflict (name) do update set started_at = excluded.started_at, finished_at = excluded.finished_at, acts = excluded.acts,
      failures = excluded.failures`.execute(db);
}

/** Counting stops here: so much waiting is trouble enough. */
const MOST = 10_000;

export async function selectOverview(db: Db, now: string): Promise<Omit<SweepOverview, "failures">> {
  const waiting = await sql<{ due: number; oldest: string | null }>`
    select count(*)::int as due, min(wake_at) as oldest
    from (
      select dossier.wake_at from agency, lateral (
        select wake_at from dossier where agency_id = agency.id and wake_at <= ${now} order by wake_at limit ${MOST}
      ) as dossier limit ${MOST}
    ) as due`.execute(db);
  const run = await sql<NonNullable<SweepOverview["lastRun"]>>`
    select started_at as "startedAt", finished_at as "finishedAt", acts, failures from sweep_run where name = ${NAME}`.execute(
    db,
  );
  return { ...waiting.rows[0]!, failing: await selectFailing(db), lastRun: run.rows[0] };
}

export async function selectFailing(db: Db): Promise<number> {
  const found = await sql<{ failing: number }>`
    select count(*)::int as failing from (select from timer_trial where error is not null limit ${MOST}) as one`.execute(db);
  return found.rows[0]!.failing;
}

export async function selectFailures(db: Db, limit: number): Promise<SweepFailure[]> {
  const found = await sql<SweepFailure>`
    select trial.dossier_id as "dossierId", dossier.code, dossier.snapshot ->> 'agencyName' as "agencyName", trial.kind, trial.about,
      trial.error, trial.attempts, trial.tried_at as "triedAt", trial.next_at as "nextAt"
    from timer_trial as trial join dossier on dossier.id = trial.dossier_id
    where trial.error is not null order by trial.tried_at desc, dossier.code limit ${limit}`.execute(db);
  return found.rows;
}

/** Lets everything that failed be tried at the next sweep. @returns how many acts */
export async function retryAll(db: Db, now: string): Promise<number> {
  const reset = await sql<{ id: string }>`
    update timer_trial set next_at = ${now} where error is not null returning dossier_id as id`.execute(db);
  const ids = [...new Set(reset.rows.map(({ id }) => id))];
  if (ids.length > 0) await sql`update dossier set wake_at = ${now} where id = any(${ids})`.execute(db);
  return reset.rows.length;
}
