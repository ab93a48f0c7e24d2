import { sql } from "kysely";
import type { Duty, Role, StandsFor } from "../../core/dossier/index.ts";
import type { Db } from "../../platform/services.ts";

const instant = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

export type AbsenceRow = {
  id: string;
  officerId: string;
  officerName: string;
  agencyId: string;
  from: string;
  to: string;
  substituteId: string | null;
  substituteName: string | null;
  reason: string;
  recordedBy: string;
  endedBy: string | null;
  /** Only of a delegation: what was delegated, of which post. */
  duties: Duty[] | null;
  role: Role | null;
};

/** Absences, or what officers who are there delegated: both stand in one table. */
type Kind = "leave" | "delegation";
const kindIs = (kind: Kind) => (kind === "leave" ? sql`b.duties is null` : sql`b.duties is not null`);

const ROWS = sql`select b.id, b.officer_id as "officerId", o.name as "officerName", b.agency_id as "agencyId", ${instant("from_at")} as "from",
    ${instant("to_at")} as "to", b.substitute_id as "substituteId", s.name as "substituteName", b.reason, b.recorded_by ->> 'name' as "recordedBy",
    b.ended_by ->> 'name' as "endedBy", b.duties, b.role
  from absence b join officer o on o.id = b.officer_id left join officer s on s.id = b.substitute_id`;

/** Absences at an agency, or delegations, that end after an instant, the next one first. */
export async function selectAbsences(db: Db, agencyId: string, after: string, kind: Kind): Promise<AbsenceRow[]> {
  const { rows } = await sql<AbsenceRow>`
    ${ROWS} where b.agency_id = ${agencyId} and b.to_at > ${after} and b.to_at > b.from_at and ${kindIs(kind)} order by b.from_at, o.name`.execute(
    db,
  );
  return rows;
}

export async function selectAbsence(db: Db, id: string): Promise<AbsenceRow | undefined> {
  const { rows } = await sql<AbsenceRow>`${ROWS} where b.id = ${id} for update of b`.execute(db);
  return rows[0];
}

/** Keeps two absences of one officer from being recorded at the same time: the officer's row stays locked until the transaction ends. */
export async function lockOfficers(db: Db, ids: readonly string[]): Promise<void> {
  await sql`select from officer where id = any(${[...ids].sort()}::uuid[]) order by id for update`.execute(db);
}

/** An absence of one of these officers that touches a time; with `duties`, a delegation of one of them. */
export async function selectOverlap(
  db: Db,
  of: { officerIds: readonly string[]; agencyId: string; from: string; to: string; duties?: readonly Duty[] },
): Promise<AbsenceRow | undefined> {
  const kind = of.duties ? sql`b.duties && ${[...of.duties]}::text[]` : kindIs("leave");
  const { rows } = await sql<AbsenceRow>`
    ${ROWS} where b.officer_id = any(${of.officerIds}::uuid[]) and b.agency_id = ${of.agencyId} and b.to_at > b.from_at and ${kind}
      and b.from_at <= ${of.to} and b.to_at > ${of.from} order by b.from_at limit 1`.execute(db);
  return rows[0];
}

/** Officers for whom somebody is to stand in during a time; with `duties`, only by a delegation of one of them. */
export async function selectStoodFor(
  db: Db,
  of: { officerId: string; agencyId: string; from: string; to: string; duties?: readonly Duty[] },
): Promise<AbsenceRow | undefined> {
  const kind = of.duties ? sql`b.duties && ${[...of.duties]}::text[]` : sql`true`;
  const { rows } = await sql<AbsenceRow>`
    ${ROWS} where b.substitute_id = ${of.officerId} and b.agency_id = ${of.agencyId} and b.to_at > b.from_at and ${kind}
      and b.from_at <= ${of.to} and b.to_at > ${of.from} order by b.from_at limit 1`.execute(db);
  return rows[0];
}

export async function insertAbsence(
  db: Db,
  row: {
    id: string;
    officerId: string;
    agencyId: string;
    from: string;
    to: string;
    substituteId: string | null;
    reason: string;
    by: unknown;
    at: string;
    duties?: readonly Duty[];
    role?: Role;
  },
): Promise<void> {
  await sql`insert into absence (id, officer_id, agency_id, from_at, to_at, substitute_id, reason, recorded_by, recorded_at, duties, role)
    values (${row.id}, ${row.officerId}, ${row.agencyId}, ${row.from}, ${row.to}, ${row.substituteId}, ${row.reason},
      ${JSON.stringify(row.by)}::jsonb, ${row.at}, ${row.duties ? [...row.duties] : null}::text[], ${row.role ?? null}) on conflict (id) do nothing`.execute(
    db,
  );
}

export async function updateEnd(db: Db, id: string, at: string, by: unknown): Promise<void> {
  await sql`update absence set to_at = greatest(from_at, ${at}::timestamptz), ended_by = ${JSON.stringify(by)}::jsonb where id = ${id}`.execute(
    db,
  );
}

/** Officers of a role for whom this one stands in now: who are away, or have delegated. */
export async function selectStandsFor(
  db: Db,
  of: { officerId: string; agencyId: string; role: Role; at: string },
): Promise<StandsFor[]> {
  const { rows } = await sql<{ officerId: string; name: string; duties: Duty[] | null; until: string }>`
    select o.id as "officerId", o.name, b.duties, ${instant("to_at")} as until from absence b join officer o on o.id = b.officer_id
    where (b.role is null or b.role = ${of.role}) and b.substitute_id = ${of.officerId} and b.agency_id = ${of.agencyId} and b.from_at <= ${of.at} and b.to_at > ${of.at}
      and exists (select from officer_post p where p.officer_id = o.id and p.agency_id = b.agency_id and p.role = ${of.role})
    order by o.name`.execute(db);
  return rows.map(({ duties, until, ...one }) => (duties ? { ...one, duties, until } : one));
}

/** Roles and rooms of an agency's active officers, and whether anybody in them is there now. */
export async function selectPools(
  db: Db,
  agencyId: string,
  at: string,
): Promise<{ role: Role; unit: string | null; there: boolean }[]> {
  const { rows } = await sql<{ role: Role; unit: string | null; there: boolean }>`
    select p.role, p.unit, bool_or(not exists (
      select from absence b where b.duties is null and b.officer_id = o.id and b.agency_id = p.agency_id and b.from_at <= ${at} and b.to_at > ${at})) as there
    from officer_post p join officer o on o.id = p.officer_id and o.active
    where p.agency_id = ${agencyId} and p.role <> 'administrator' group by p.role, p.unit`.execute(db);
  return rows;
}
