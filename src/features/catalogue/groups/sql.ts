import { type Kysely, sql, type Transaction } from "kysely";
import type { Database } from "../../../platform/db-types.ts";
import type { DatedMember, Member, ServiceGroup } from "./types.ts";

type Db = Kysely<Database> | Transaction<Database>;

const GROUP = sql`g.id, g.name, g.decision, g.from_day as "from", g.to_day as "to", g.note`;
const MEMBER = sql`id, item, name, code, from_day as "from", to_day as "to"`;
/** Numbers in the order of numbers, others after them. */
const IN_ORDER = sql`case when item ~ '^[0-9]{1,9}$' then item::int end nulls last, item, code nulls first, from_day`;

export async function selectGroups(db: Db, day: string): Promise<(ServiceGroup & { services: number })[]> {
  const found = await sql<ServiceGroup & { services: number }>`
    select ${GROUP}, (select count(distinct m.item)::int from service_group_member m
      where m.group_id = g.id and m.from_day <= ${day}::date and (m.to_day is null or m.to_day >= ${day}::date)) as services
    from service_group g
    where g.from_day <= ${day}::date and (g.to_day is null or g.to_day >= ${day}::date) order by g.from_day, g.id`.execute(db);
  return found.rows;
}

/** The group under its row lock. */
export async function lockGroup(tx: Db, id: string): Promise<ServiceGroup | undefined> {
  return (await sql<ServiceGroup>`select ${GROUP} from service_group g where id = ${id} for update`.execute(tx)).rows[0];
}

export async function upsertGroup(db: Db, group: ServiceGroup): Promise<void> {
  await sql`
    insert into service_group (id, name, decision, from_day, to_day, note)
    values (${group.id}, ${group.name}, ${JSON.stringify(group.decision)}::jsonb, ${group.from}, ${group.to}, ${group.note})
    on conflict (id) do update set name = excluded.name, decision = excluded.decision, from_day = excluded.from_day, to_day = excluded.to_day,
      note = excluded.note`.execute(db);
}

/** @returns whether the group is new */
export async function insertGroup(db: Db, group: ServiceGroup): Promise<boolean> {
  const done = await sql`
    insert into service_group (id, name, decision, from_day, to_day, note)
    values (${group.id}, ${group.name}, ${JSON.stringify(group.decision)}::jsonb, ${group.from}, ${group.to}, ${group.note})
    on conflict (id) do nothing returning id`.execute(db);
  return done.rows.length > 0;
}

/** Members on a day, in the order of their numbers. */
export async function selectMembers(db: Db, groupId: string, day: string): Promise<DatedMember[]> {
  const found = await sql<DatedMember>`
    select ${MEMBER} from service_group_member
    where group_id = ${groupId} and from_day <= ${day}::date and (to_day is null or to_day >= ${day}::date) order by ${IN_ORDER}`.execute(
    db,
  );
  return found.rows;
}

/** Adds a member from a day on; one that was to begin later begins then, one that counts already stays. @returns whether anything changed */
export async function insertMember(tx: Db, groupId: string, id: string, member: Member, day: string): Promise<boolean> {
  const counts = await sql`
    select from service_group_member where group_id = ${groupId} and item = ${member.item} and code is not distinct from ${member.code}
      and name = ${member.name} and from_day <= ${day}::date and to_day is null`.execute(tx);
  if (counts.rows.length > 0) return false;
  await sql`
    insert into service_group_member (id, group_id, item, name, code, from_day)
    values (${id}, ${groupId}, ${member.item}, ${member.name}, ${member.code}, ${day})
    on conflict (group_id, item, coalesce(code, '')) where to_day is null
    do update set name = excluded.name, from_day = least(service_group_member.from_day, excluded.from_day)`.execute(tx);
  return true;
}

/** Ends a member: its last day is the one before `day`; one that begins later never counts. @returns how many ended */
export async function endMember(tx: Db, groupId: string, member: Pick<Member, "item" | "code">, day: string): Promise<number> {
  const done = await sql`
    update service_group_member set to_day = greatest(${day}::date, from_day) - 1
    where group_id = ${groupId} and item = ${member.item} and code is not distinct from ${member.code} and to_day is null`.execute(
    tx,
  );
  return Number(done.numAffectedRows ?? 0n);
}
