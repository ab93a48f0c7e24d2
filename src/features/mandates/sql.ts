import { type RawBuilder, sql, type Transaction } from "kysely";
import type { Actor } from "../../core/dossier/index.ts";
import type { LoggedMandateEvent, Mandate, MandateEvent } from "../../core/mandate/index.ts";
import type { Database } from "../../platform/db-types.ts";
import type { Db } from "../../platform/services.ts";

type Tx = Transaction<Database>;

const MANDATE = sql`m.id, m.kind, jsonb_build_object('kind', case when m.giver_person_id is null then 'organisation' else 'person' end,
  'id', coalesce(m.giver_person_id, m.giver_organisation_id), 'number', coalesce(p.personal_id, o.tax_code), 'name', coalesce(p.name, o.name)) as giver,
  jsonb_build_object('personalId', m.receiver_personal_id, 'name', m.receiver_name) as receiver, m.scope,
  to_char(m.valid_from, 'YYYY-MM-DD') as "from", to_char(m.valid_until, 'YYYY-MM-DD') as until, m.evidence, m.state, m.agency_id as "agencyId",
  m.version, m.created_at as "createdAt"`;
const FROM = sql`from mandate m left join person p on p.id = m.giver_person_id left join organisation o on o.id = m.giver_organisation_id`;
const OPEN_FIRST = sql`order by array_position(array['offered', 'checking', 'active'], m.state) nulls last, m.created_at desc, m.id limit 200`;

async function select(db: Db | Tx, condition: RawBuilder<unknown>): Promise<Mandate[]> {
  return (await sql<Mandate>`select ${MANDATE} ${FROM} where ${condition} ${OPEN_FIRST}`.execute(db)).rows;
}

export async function selectMandate(db: Db | Tx, id: string): Promise<Mandate | undefined> {
  return (await select(db, sql`m.id::text = ${id}`))[0];
}

/** The mandate under its row lock. */
export async function lockMandate(tx: Tx, id: string): Promise<Mandate | undefined> {
  await sql`select from mandate where id::text = ${id} for update`.execute(tx);
  return selectMandate(tx, id);
}

/** Given to a person, by number. */
export const selectReceived = (db: Db, personalId: string): Promise<Mandate[]> =>
  select(db, sql`m.receiver_personal_id = ${personalId}`);

/** Given by a person or by organisations. */
export const selectGiven = (db: Db, ids: readonly string[]): Promise<Mandate[]> =>
  select(db, sql`(m.giver_person_id = any(${ids}::uuid[]) or m.giver_organisation_id = any(${ids}::uuid[]))`);

/** Of this number on either side. */
export const selectByNumber = (db: Db, number: string): Promise<Mandate[]> =>
  select(db, sql`(m.receiver_personal_id = ${number} or p.personal_id = ${number} or o.tax_code = ${number})`);

/** What a centre has to check, and what it recorded last. */
export const selectOfAgency = (db: Db, agencyId: string): Promise<Mandate[]> => select(db, sql`m.agency_id = ${agencyId}`);

/** @returns false when a mandate of this id is there already */
export async function insertMandate(tx: Tx, m: Mandate): Promise<boolean> {
  const [person, organisation] = m.giver.kind === "person" ? [m.giver.id, null] : [null, m.giver.id];
  const done = await sql`
    insert into mandate (id, kind, giver_person_id, giver_organisation_id, receiver_personal_id, receiver_name, scope, valid_from, valid_until,
      evidence, state, agency_id, version, created_at)
    values (${m.id}, ${m.kind}, ${person}, ${organisation}, ${m.receiver.personalId}, ${m.receiver.name}, ${JSON.stringify(m.scope)}::jsonb,
      ${m.from}, ${m.until}, ${JSON.stringify(m.evidence)}::jsonb, ${m.state}, ${m.agencyId}, ${m.version}, ${m.createdAt})
    on conflict (id) do nothing`.execute(tx);
  return done.numAffectedRows === 1n;
}

/** Parts of a mandate that an event may change. */
export type MandateChange = Partial<Pick<Mandate, "state" | "scope" | "evidence" | "until" | "receiver" | "agencyId">>;

export async function updateMandate(tx: Tx, m: Mandate): Promise<void> {
  await sql`
    update mandate set state = ${m.state}, scope = ${JSON.stringify(m.scope)}::jsonb, evidence = ${JSON.stringify(m.evidence)}::jsonb,
      valid_until = ${m.until}, receiver_name = ${m.receiver.name}, agency_id = ${m.agencyId}, version = ${m.version}
    where id = ${m.id}`.execute(tx);
}

export async function insertEvent(
  tx: Tx,
  of: { mandateId: string; version: number; at: string; actor: Actor; event: MandateEvent },
): Promise<void> {
  const { type, ...data } = of.event;
  await sql`insert into mandate_event (mandate_id, version, type, at, actor, data)
    values (${of.mandateId}, ${of.version}, ${type}, ${of.at}, ${JSON.stringify(of.actor)}::jsonb, ${JSON.stringify(data)}::jsonb)`.execute(
    tx,
  );
}

export async function selectEvents(db: Db, id: string): Promise<LoggedMandateEvent[]> {
  type Row = { version: number; type: string; at: string; actor: Actor; data: object };
  const { rows } = await sql<Row>`
    select version, type, at, actor, data from mandate_event where mandate_id::text = ${id} order by version`.execute(db);
  // Only this feature writes the table, so its shape is trusted.
  return rows.map(({ type, data, ...rest }) => ({ ...rest, event: { type, ...data } as MandateEvent }));
}

/** Open mandates whose last day lies before a day, at most 100. */
export async function selectPast(db: Db, today: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from mandate where state in ('offered', 'checking', 'active') and valid_until < ${today}::date order by valid_until limit 100`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

export type OrganisationRow = { id: string; tax_code: string; name: string; address: string; commune_code: string | null };

export async function selectOrganisation(db: Db | Tx, id: string): Promise<OrganisationRow | undefined> {
  return (
    await sql<OrganisationRow>`select id, tax_code, name, address, commune_code from organisation where id = ${id}`.execute(db)
  ).rows[0];
}

/** The organisation of a tax code, made when it is not there; what the register told before stays until it tells again. */
export async function ensureOrganisation(db: Db, taxCode: string, at: string): Promise<OrganisationRow> {
  await sql`insert into organisation (tax_code, name, address, told_at) values (${taxCode}, ${taxCode}, '', ${at})
    on conflict (tax_code) do nothing`.execute(db);
  const { rows } = await sql<OrganisationRow>`
    select id, tax_code, name, address, commune_code from organisation where tax_code = ${taxCode}`.execute(db);
  return rows[0]!;
}

export async function tellOrganisation(
  tx: Tx,
  id: string,
  told: { name: string; address: string; communeCode: string | null; at: string },
): Promise<void> {
  await sql`update organisation set name = ${told.name}, address = ${told.address}, commune_code = ${told.communeCode}, told_at = ${told.at}
    where id = ${id}`.execute(tx);
}
