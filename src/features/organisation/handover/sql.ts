import { sql } from "kysely";
import type { StepRun } from "../../../core/dossier/index.ts";
import type { Db } from "../../../platform/services.ts";

export type HeldRow = {
  dossierId: string;
  code: string;
  procedureName: string;
  agencyId: string;
  agencyName: string;
  acceptedAt: string | null;
  pickupAgencyId: string | null;
  finished: boolean;
  openSteps: StepRun[];
};

/** Dossiers of which an officer has an open step or a share of one. */
export async function selectHeld(db: Db, officerId: string): Promise<HeldRow[]> {
  const { rows } = await sql<HeldRow>`
    select id as "dossierId", code, procedure_name as "procedureName", agency_id as "agencyId", snapshot ->> 'agencyName' as "agencyName",
      accepted_at as "acceptedAt", pickup_agency_id as "pickupAgencyId", finished_at is not null as finished, open_steps as "openSteps"
    from dossier where holders <> '{}' and holders @> array[${officerId}]::text[]
      and state not in ('draft', 'notReceived', 'withdrawn', 'stopped', 'returned', 'archived')
    order by coalesce(due_at, intake_due_at), code`.execute(db);
  return rows;
}

/** How many dossiers each of these officers has; those without any are left out. */
export async function countHeld(db: Db, officerIds: readonly string[]): Promise<{ officerId: string; count: number }[]> {
  const { rows } = await sql<{ officerId: string; count: number }>`
    select o.id as "officerId", count(*)::int as count
    from unnest(${[...officerIds]}::text[]) as o (id) join dossier d on d.holders <> '{}' and d.holders @> array[o.id]
    where d.state not in ('draft', 'notReceived', 'withdrawn', 'stopped', 'returned', 'archived') group by o.id`.execute(db);
  return rows;
}

export type HandOverRequest = {
  officerId: string;
  officerName: string;
  agencyId: string;
  reason: string;
  requestedBy: string;
  requestedAt: string;
};

export async function upsertRequest(
  db: Db,
  row: { officerId: string; agencyId: string; reason: string; by: unknown; at: string },
): Promise<void> {
  await sql`insert into handover_request (officer_id, agency_id, reason, requested_by, requested_at)
    values (${row.officerId}, ${row.agencyId}, ${row.reason}, ${JSON.stringify(row.by)}::jsonb, ${row.at})
    on conflict (officer_id, agency_id) do update set reason = excluded.reason, requested_by = excluded.requested_by,
      requested_at = excluded.requested_at`.execute(db);
}

/** Requests to the leaders of an agency whose officer still has something open. */
export async function selectRequests(db: Db, agencyId: string): Promise<HandOverRequest[]> {
  const { rows } = await sql<HandOverRequest>`
    select r.officer_id as "officerId", o.name as "officerName", r.agency_id as "agencyId", r.reason, r.requested_by ->> 'name' as "requestedBy",
      r.requested_at as "requestedAt"
    from handover_request r join officer o on o.id = r.officer_id
    where r.agency_id = ${agencyId} and exists (select from dossier d where d.holders <> '{}' and d.holders @> array[r.officer_id::text]
      and d.agency_id = r.agency_id and d.state not in ('draft', 'notReceived', 'withdrawn', 'stopped', 'returned', 'archived'))
    order by r.requested_at`.execute(db);
  return rows;
}

/** Names of officers, whether or not they may still sign in. */
export async function selectNames(db: Db, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  return (await sql<{ id: string; name: string }>`select id, name from officer where id = any(${[...ids]}::uuid[])`.execute(db))
    .rows;
}
