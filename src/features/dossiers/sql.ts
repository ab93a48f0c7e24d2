import { type Kysely, sql, type Transaction } from "kysely";
import { type CommandType, type Dossier, FOLD_VERSION, openStep, pausedSince } from "../../core/dossier/index.ts";
import type { Database } from "../../platform/db-types.ts";
import type { ChainHead } from "../../platform/log/index.ts";

type Tx = Transaction<Database>;
type Found = { snapshot: Dossier; head: ChainHead /** Instant of the last event. */; headAt: string | null };

/** The dossier under its row lock, with the end of its chain. */
export async function lockDossier(tx: Tx, id: string): Promise<Found | undefined> {
  const found = await sql<{ snapshot: Dossier; version: number; hash: Buffer; tx: string; headAt: string | null }>`
    select snapshot, version, head_hash as hash, head_tx::text as tx, head_at as "headAt" from dossier where id = ${id} for update`.execute(
    tx,
  );
  const row = found.rows[0];
  if (!row) return undefined;
  const { snapshot, version, hash, tx: label, headAt } = row;
  return { snapshot, head: { version, hash, tx: label }, headAt };
}

export async function selectSnapshot(db: Kysely<Database>, by: { id: string } | { code: string }): Promise<Dossier | undefined> {
  const where = "id" in by ? sql`id = ${by.id}` : sql`code = ${by.code}`;
  const found = await sql<{ snapshot: Dossier }>`select snapshot from dossier where ${where}`.execute(db);
  return found.rows[0]?.snapshot;
}

/** Raises the counter of the agency and day; the row stays locked until the transaction ends, so there is no gap and no duplicate. */
export async function nextNumber(tx: Tx, agencyId: string, day: string): Promise<number> {
  const found = await sql<{ last: number }>`
    insert into dossier_counter (agency_id, day, last) values (${agencyId}, ${day}, 1)
    on conflict (agency_id, day) do update set last = dossier_counter.last + 1 returning last`.execute(tx);
  return found.rows[0]!.last;
}

/** Takes the key for a new dossier. @returns the dossier that took it before, if one did */
export async function takeKey(tx: Tx, key: string, dossierId: string, command: string, at: string): Promise<string | undefined> {
  const taken = await sql<{ id: string }>`
    insert into command_receipt (key, dossier_id, command, version, at) values (${key}, ${dossierId}, ${command}, 1, ${at})
    on conflict (key) do nothing returning dossier_id as id`.execute(tx);
  if (taken.rows.length > 0) return undefined;
  const before = await sql<{ id: string }>`select dossier_id as id from command_receipt where key = ${key}`.execute(tx);
  return before.rows[0]!.id;
}

export async function hasReceipt(tx: Tx, key: string, dossierId: string): Promise<boolean> {
  const found = await sql`select 1 from command_receipt where key = ${key} and dossier_id = ${dossierId}`.execute(tx);
  return found.rows.length > 0;
}

export type Receipt = { key: string; dossierId: string; command: string; version: number; at: string };

export async function insertReceipts(tx: Tx, receipts: readonly Receipt[]): Promise<void> {
  const rows = JSON.stringify(receipts.map(({ dossierId, ...rest }) => ({ ...rest, dossier_id: dossierId })));
  await sql`insert into command_receipt (key, dossier_id, command, version, at)
    select key, dossier_id, command, version, at
    from jsonb_to_recordset(${rows}::jsonb) as row(key text, dossier_id uuid, command text, version int, at timestamptz)`.execute(
    tx,
  );
}

/** A snapshot with the end of its chain. `headAt`: instant of the last event; `wakeAt`: when the clock has to look at the dossier next; `soonAt`: see wake-at.ts. */
export type SnapshotRow = { dossier: Dossier; head: ChainHead; headAt: string; wakeAt: string | null; soonAt: string | null };

/** Writes snapshots over what was there before. At most some 1,500 at once: a statement takes 65,535 values. */
export async function upsertSnapshots(tx: Tx, rows: readonly SnapshotRow[]): Promise<void> {
  await tx
    .insertInto("dossier")
    .values(rows.map(valuesOf))
    .onConflict((on) =>
      on.column("id").doUpdateSet((set) => Object.fromEntries(CHANGING.map((name) => [name, set.ref(`excluded.${name}`)]))),
    )
    .execute();
}

function valuesOf({ dossier, head, headAt, wakeAt, soonAt }: SnapshotRow) {
  const step = openStep(dossier);
  const { applicant } = dossier;
  return {
    id: dossier.id,
    code: dossier.code,
    version: dossier.version,
    head_hash: head.hash,
    head_tx: sql<string>`${head.tx}::xid8`,
    state: dossier.state,
    procedure_code: dossier.procedureCode,
    procedure_name: dossier.procedureName,
    revision_id: dossier.revisionId,
    agency_id: dossier.agencyId,
    channel: dossier.channel,
    submitted_by: dossier.submittedBy,
    applicant_person_id: applicant.personId,
    applicant_personal_id: applicant.personalId,
    applicant_name: applicant.name,
    subject: dossier.subject,
    step_id: step?.stepId ?? null,
    step_name: step?.name ?? null,
    // What another agency does waits in nobody's list here.
    step_role: (step?.child ? undefined : step?.by) ?? null,
    step_due_at: step?.dueAt ?? null,
    assignee_id: step?.assignee?.officerId ?? null,
    assignee_name: step?.assignee?.name ?? null,
    submitted_at: dossier.submittedAt,
    intake_due_at: dossier.intakeDueAt,
    received_at: dossier.receivedAt ?? null,
    due_at: dossier.dueAt ?? null,
    paused_since: pausedSince(dossier) ?? null,
    finished_at: dossier.finishedAt ?? null,
    supplement_count: dossier.supplements.length,
    search: sql<string>`fold(${`${dossier.code} ${applicant.name} ${applicant.personalId} ${dossier.subject}`})`,
    snapshot: JSON.stringify(dossier),
    head_at: headAt,
    wake_at: wakeAt,
    soon_at: soonAt,
    fold_version: FOLD_VERSION,
  };
}

/** What is told once, at filing, stays as it was. */
const CHANGING = [
  "version",
  "head_hash",
  "head_tx",
  "state",
  "agency_id",
  "step_id",
  "step_name",
  "step_role",
  "step_due_at",
  "assignee_id",
  "assignee_name",
  "intake_due_at",
  "received_at",
  "due_at",
  "paused_since",
  "finished_at",
  "supplement_count",
  "search",
  "snapshot",
  "head_at",
  "wake_at",
  "soon_at",
  "fold_version",
] as const;

/** What the machine's clock said, where an event could not be put at that instant. */
export async function insertCorrection(
  tx: Tx,
  row: { dossierId: string; version: number; said: string; used: string },
): Promise<void> {
  await sql`insert into clock_correction (dossier_id, version, said, used)
    values (${row.dossierId}, ${row.version}, ${row.said}, ${row.used})`.execute(tx);
}

/** Acts on a dossier, the newest first: what was asked for, and the version it left behind. */
export async function selectReceipts(
  db: Kysely<Database>,
  dossierId: string,
  limit: number,
): Promise<{ command: CommandType; version: number }[]> {
  const found = await sql<{ command: CommandType; version: number }>`
    select command, version from command_receipt where dossier_id = ${dossierId} order by version desc limit ${limit}`.execute(
    db,
  );
  return found.rows;
}

export async function insertDenial(
  db: Kysely<Database>,
  row: { at: string; actor: unknown; dossierId: string | null; what: string; reason: string },
): Promise<void> {
  await sql`insert into access_denial (at, actor, dossier_id, what, reason)
    values (${row.at}, ${JSON.stringify(row.actor)}::jsonb, ${row.dossierId}, ${row.what}, ${row.reason})`.execute(db);
}

/** Dossiers of an applicant, newest first; not the parts that other agencies do of them. */
export async function selectOfApplicant(db: Kysely<Database>, personId: string): Promise<Dossier[]> {
  const found = await sql<{ snapshot: Dossier }>`
    select snapshot from dossier where applicant_person_id = ${personId} and parent_id is null order by submitted_at desc limit 200`.execute(
    db,
  );
  return found.rows.map((row) => row.snapshot);
}

/** Snapshots in the order of their codes, for going through all of them. */
export async function selectSnapshotsAfter(
  db: Kysely<Database>,
  code: string,
  limit: number,
): Promise<{ id: string; code: string; snapshot: Dossier; current: boolean }[]> {
  const found = await sql<{ id: string; code: string; snapshot: Dossier; current: boolean }>`
    select id, code, snapshot, fold_version = ${FOLD_VERSION} as current from dossier where code > ${code} order by code limit ${limit}`.execute(
    db,
  );
  return found.rows;
}

/** Dossiers whose snapshot an earlier way of folding made; in the order of their ids, after `id`. */
export async function selectFoldedBefore(db: Kysely<Database>, id: string | undefined, limit: number): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select id from dossier where fold_version < ${FOLD_VERSION} and (${id ?? null}::uuid is null or id > ${id ?? null}::uuid)
    order by fold_version, id limit ${limit}`.execute(db);
  return found.rows.map((row) => row.id);
}
