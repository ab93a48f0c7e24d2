import { type Kysely, sql, type Transaction } from "kysely";
import type { Database } from "../../platform/db-types.ts";
import type { Draft } from "./types.ts";

type Db = Kysely<Database> | Transaction<Database>;

const DRAFT = sql`d.id, d.kind, d.person_id as "personId", d.for_id as "forId", d.fetch_at as "fetchAt", d.procedure_code as "procedureCode", d.revision_id as "revisionId",
  d.agency_id as "agencyId", d.dossier_id as "dossierId", d.answers, d.confirmed_at as "confirmedAt", d.reports, d.touched, d.version,
  d.created_at as "createdAt", d.saved_at as "savedAt", d.closed_at as "closedAt", d.moved, d.channel, d.given,
  coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'paperId', p.paper_id, 'uploadedAt', to_char(p.uploaded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'file', jsonb_build_object('sha256', p.sha256, 'name', p.name, 'mediaType', p.media_type, 'size', p.size)) order by p.uploaded_at, p.id)
    from draft_paper p where p.draft_id = d.id), '[]'::jsonb) as papers`;

export async function selectDraft(db: Db, id: string): Promise<Draft | undefined> {
  return (await sql<Draft>`select ${DRAFT} from draft d where d.id = ${id}`.execute(db)).rows[0];
}

/** The draft under its row lock. */
export async function lockDraft(tx: Transaction<Database>, id: string): Promise<void> {
  await sql`select from draft where id = ${id} for update`.execute(tx);
}

/** Open drafts that a person fills in at a screen of their own, for somebody or for themselves when `forId` is null; last saved first. */
export async function selectOpenDrafts(db: Db, personId: string, forId: string | null): Promise<Draft[]> {
  const found = await sql<Draft>`
    select ${DRAFT} from draft d where d.person_id = ${personId} and d.for_id is not distinct from ${forId}::uuid and d.channel = 'online' and d.closed_at is null
    order by d.saved_at desc limit 50`.execute(db);
  return found.rows;
}

/** How many open drafts a person has for others than this one (null: themselves). */
export async function countOtherDrafts(db: Db, personId: string, forId: string | null): Promise<number> {
  const found = await sql<{ count: number }>`
    select count(*)::int as count from draft where person_id = ${personId} and for_id is distinct from ${forId}::uuid and channel = 'online' and closed_at is null`.execute(
    db,
  );
  return found.rows[0]!.count;
}

export type NewDraft = {
  id: string;
  kind: Draft["kind"];
  /** online when absent. */
  channel?: Draft["channel"];
  key: string;
  personId: string;
  forId: string | null;
  procedureCode: string;
  revisionId: string;
  agencyId: string | null;
  dossierId: string | null;
  at: string;
};

/** @returns the new draft's id, or that of the draft which this key or this supplement already has */
export async function insertDraft(db: Db, d: NewDraft): Promise<string> {
  await sql`
    insert into draft (id, kind, channel, start_key, person_id, for_id, procedure_code, revision_id, agency_id, dossier_id, created_at, saved_at)
    values (${d.id}, ${d.kind}, ${d.channel ?? "online"}, ${d.key}, ${d.personId}, ${d.forId}, ${d.procedureCode}, ${d.revisionId}, ${d.agencyId}, ${d.dossierId}, ${d.at}, ${d.at})
    on conflict do nothing`.execute(db);
  const found = await sql<{ id: string }>`
    select id from draft where person_id = ${d.personId} and (start_key = ${d.key}
      or (${d.kind} = 'supplement' and kind = 'supplement' and dossier_id = ${d.dossierId}::uuid and closed_at is null))
    order by start_key = ${d.key} desc limit 1`.execute(db);
  return found.rows[0]!.id;
}

/** Parts of a draft that a save replaces; its version rises by one. */
export type DraftChange = Partial<
  Pick<Draft, "answers" | "confirmedAt" | "reports" | "touched" | "agencyId" | "fetchAt" | "given">
>;

/** @returns the draft as it stands now; it must be open and under its lock */
export async function updateDraft(tx: Transaction<Database>, draft: Draft, change: DraftChange, at: string): Promise<Draft> {
  const next = { ...draft, ...change };
  const done = await sql<Draft>`
    update draft d set answers = ${JSON.stringify(next.answers)}::jsonb, confirmed_at = ${JSON.stringify(next.confirmedAt)}::jsonb,
      reports = ${JSON.stringify(next.reports)}::jsonb, touched = ${JSON.stringify(next.touched)}::jsonb, agency_id = ${next.agencyId},
      fetch_at = ${next.fetchAt}, given = ${JSON.stringify(next.given)}::jsonb, version = version + 1, saved_at = ${at}
    where id = ${draft.id} and closed_at is null returning ${DRAFT}`.execute(tx);
  return done.rows[0]!;
}

/** Pins a draft that is open and under its lock to another revision. When it was saved, and so how long it is kept, stays. */
export async function repinDraft(
  tx: Transaction<Database>,
  draft: Draft,
  change: Pick<Draft, "revisionId" | "answers" | "moved">,
): Promise<Draft> {
  const done = await sql<Draft>`
    update draft d set revision_id = ${change.revisionId}, answers = ${JSON.stringify(change.answers)}::jsonb,
      moved = ${JSON.stringify(change.moved)}::jsonb, version = version + 1
    where id = ${draft.id} and closed_at is null returning ${DRAFT}`.execute(tx);
  return done.rows[0]!;
}

/** Closes a draft that still stands at this version. @returns whether it did */
export async function closeDraft(
  db: Db,
  draft: Pick<Draft, "id" | "version">,
  dossierId: string | null,
  at: string,
): Promise<boolean> {
  const done = await sql`
    update draft set closed_at = ${at}, dossier_id = coalesce(${dossierId}, dossier_id)
    where id = ${draft.id} and version = ${draft.version} and closed_at is null`.execute(db);
  return done.numAffectedRows === 1n;
}

/** Throws away what was typed; the row stays, so that its address does not lead anywhere else. */
export async function emptyDraft(tx: Transaction<Database>, id: string, at: string): Promise<void> {
  await sql`
    update draft set answers = '{}', confirmed_at = '{}', reports = '{}', given = '{}', moved = null, closed_at = ${at}, version = version + 1
    where id = ${id} and closed_at is null`.execute(tx);
  await sql`delete from draft_paper where draft_id = ${id}`.execute(tx);
}

/** Open drafts last saved before an instant, without answers that an office still waits for; at most 100. Of one draft when `id` is given. */
export async function selectAbandoned(db: Db, before: string, id: string | null = null): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select d.id from draft d left join dossier on dossier.id = d.dossier_id
    where d.closed_at is null and d.saved_at < ${before} and (${id}::uuid is null or d.id = ${id})
      and not (d.kind = 'supplement' and dossier.state = 'awaitingSupplement')
    order by d.saved_at limit 100`.execute(db);
  return found.rows.map((row) => row.id);
}

export type NewPaper = {
  draftId: string;
  paperId: string;
  sha256: string;
  name: string;
  mediaType: string;
  size: number;
  at: string;
};

/** The same file for the same paper counts once. */
export async function insertPaper(tx: Transaction<Database>, p: NewPaper): Promise<void> {
  await sql`
    insert into draft_paper (draft_id, paper_id, sha256, name, media_type, size, uploaded_at)
    values (${p.draftId}, ${p.paperId}, ${p.sha256}, ${p.name}, ${p.mediaType}, ${p.size}, ${p.at})
    on conflict (draft_id, paper_id, sha256) do nothing`.execute(tx);
}

export async function deletePaper(tx: Transaction<Database>, draftId: string, id: string): Promise<void> {
  await sql`delete from draft_paper where draft_id = ${draftId} and id::text = ${id}`.execute(tx);
}

/** Every file of one paper or question. */
export async function deletePapersOf(tx: Transaction<Database>, draftId: string, paperId: string): Promise<void> {
  await sql`delete from draft_paper where draft_id = ${draftId} and paper_id = ${paperId}`.execute(tx);
}
