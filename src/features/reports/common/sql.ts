import { type Kysely, type RawBuilder, sql } from "kysely";
import type { Database } from "../../../platform/db-types.ts";
import type { Ask } from "../types.ts";

/** A condition over `s`, the span that held at the instant of the report, and `d`, its dossier's row. */
export type Condition = RawBuilder<unknown>;

export const instant = (column: string): Condition =>
  sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** What held at the instant. */
export const held = ({ asOf }: Pick<Ask, "asOf">): Condition =>
  sql`s.from_at <= ${asOf}::timestamptz and (s.to_at is null or s.to_at > ${asOf}::timestamptz)`;

/** Of the agencies that decide. */
export const decidedBy = ({ agencies }: Pick<Ask, "agencies">): Condition =>
  agencies ? sql`s.agency_id = any(${agencies}::text[])` : sql`true`;

/** A part of an interlinked filing is counted nowhere: its parent is. */
export const WHOLE: Condition = sql`s.parent_id is null`;

export const within = (column: string, { window }: Pick<Ask, "window">): Condition =>
  sql`(${sql.ref(column)} >= ${window.from}::timestamptz and ${sql.ref(column)} < ${window.to}::timestamptz)`;

/** Received in the period, at the deciding agency. */
export const received = (ask: Pick<Ask, "window">): Condition => sql`(${within("s.received_at", ask)} and ${WHOLE})`;

/** Dossiers to which something of a type happened in the period, and was not taken back by the instant of the report. */
export function happened(ask: Pick<Ask, "window" | "asOf">, type: string, also: Condition = sql`true`): Condition {
  return sql`s.dossier_id in (select e.dossier_id from event e where e.type = ${type} and ${within("e.at", ask)} and ${also} and ${stands(ask)})`;
}

/** The event was not taken back: an undoing names the first event of the act that it takes back, and nothing is built on it meanwhile. */
export const stands = ({ asOf }: Pick<Ask, "asOf">, event = "e"): Condition => {
  const [dossier, version] = [sql.ref(`${event}.dossier_id`), sql.ref(`${event}.version`)];
  return sql`not exists (select from event u where u.type = 'ActUndone' and u.dossier_id = ${dossier} and u.version > ${version}
    and (u.data ->> 'version')::int <= ${version} and u.at <= ${asOf}::timestamptz)`;
};

/** Nobody sees what concerns them; the same rule as maySee() of core/dossier. */
const concerning = ({ officer }: Pick<Ask, "officer">): Condition => sql`d.concerned @> array[${officer.personalId}]::text[]`;

export type Head = {
  /** The first ids, in the order of `by`. */
  ids: string[];
  /** How many dossiers there are, and how many the officer does not get to see. */
  seen: number;
  own: number;
};

/** The beginning of a list of dossiers, and how long it is, in one pass: a condition may look into the log of each. */
export async function selectHead(
  db: Kysely<Database>,
  ask: Ask,
  condition: Condition,
  by: Condition,
  limit: number,
): Promise<Head> {
  const own = concerning(ask);
  const found = await sql<{ id: string; hidden: boolean; seen: number; own: number }>`
    select d.id, ${own} as hidden, (count(*) filter (where not ${own}) over ())::int as seen, (count(*) filter (where ${own}) over ())::int as own
    from dossier_span s join dossier d on d.id = s.dossier_id where ${held(ask)} and ${condition}
    order by hidden, ${by} limit ${limit}`.execute(db);
  const ids = found.rows.flatMap(({ id, hidden }) => (hidden ? [] : [id]));
  return { ids, seen: found.rows[0]?.seen ?? 0, own: found.rows[0]?.own ?? 0 };
}

/** Ids of the dossiers that the officer gets to see, in the order of `by`. */
export async function selectDossierIds(
  db: Kysely<Database>,
  ask: Ask,
  condition: Condition,
  by: Condition,
  slice?: { offset: number; limit: number },
): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select d.id from dossier_span s join dossier d on d.id = s.dossier_id
    where ${held(ask)} and ${condition} and not ${concerning(ask)}
    order by ${by} limit ${slice?.limit ?? null} offset ${slice?.offset ?? 0}`.execute(db);
  return found.rows.map(({ id }) => id);
}

export type RevisionName = { id: string; code: string; name: string; fieldCode: string; fieldName: string };

/** What revisions are called, and the field of administration (lĩnh vực) of each. */
export async function selectRevisionNames(db: Kysely<Database>, ids?: readonly string[]): Promise<RevisionName[]> {
  const found = await sql<RevisionName>`
    select id, code, definition ->> 'name' as name, definition #>> '{field,code}' as "fieldCode", definition #>> '{field,name}' as "fieldName"
    from procedure_revision where ${ids ? sql`id = any(${ids}::text[])` : sql`true`} order by position`.execute(db);
  return found.rows;
}

export async function selectAgencyNames(db: Kysely<Database>): Promise<{ id: string; name: string; parentId: string | null }[]> {
  const found = await sql<{ id: string; name: string; parentId: string | null }>`
    select id, name, parent_id as "parentId" from agency order by id`.execute(db);
  return found.rows;
}

export type CountRow = {
  agencyId: string;
  revisionId: string;
  procedureCode: string;
  counts: number[];
  /** When lines are people: who, and what they are called. */
  person?: { id: string; name: string };
};

/** Who makes a line, over `s`: a row {id, name}; NULL for nobody. */
export type PersonOf = (ask: Ask) => Condition;
/** Key of the line of what nobody did. */
export const NOBODY = "khong-co";

/** What is worked out once for each dossier before it is counted: who makes its line, and a word that its measures ask for. */
export type Beside = { personOf?: PersonOf | undefined; word?: Condition | undefined };
/** The word in the measures of countSpans. */
export const WORD: Condition = sql`beside.word`;
export const NO_WORD: Condition = sql`null`;

/** How many of the candidates fit each condition, by agency and revision or by person, in one pass. */
export async function countSpans(
  db: Kysely<Database>,
  ask: Ask,
  candidates: Condition,
  measures: readonly Condition[],
  { personOf, word }: Beside = {},
): Promise<CountRow[]> {
  const counts = measures.map((measure) => sql`count(*) filter (where ${measure})::int`);
  const counted = counts.length > 0 ? sql`array[${sql.join(counts)}]` : sql`'{}'::int[]`;
  // Without the offset the planner would work them out anew for each measure.
  const beside =
    personOf || word
      ? sql`cross join lateral (select ${personOf?.(ask) ?? sql`null::jsonb`} as person, ${word ?? sql`null`} as word offset 0) beside`
      : sql``;
  const columns = personOf
    ? sql`'' as "agencyId", '' as "revisionId", '' as "procedureCode",
      jsonb_build_object('id', coalesce(beside.person ->> 'id', ${NOBODY}::text), 'name', coalesce(max(beside.person ->> 'name'), '')) as person`
    : sql`s.agency_id as "agencyId", s.revision_id as "revisionId", s.procedure_code as "procedureCode"`;
  const found = await sql<CountRow>`
    select ${columns}, ${counted} as counts from dossier_span s ${beside} where ${held(ask)} and ${decidedBy(ask)} and ${candidates}
    group by ${personOf ? sql`beside.person ->> 'id'` : sql`s.agency_id, s.revision_id, s.procedure_code`}`.execute(db);
  return found.rows;
}

/** The dossiers of the line of a person; every one for the sum. */
export const ofPerson = (ask: Ask, personOf: PersonOf, id: string): Condition =>
  id === "" ? sql`true` : sql`coalesce((${personOf(ask)}) ->> 'id', ${NOBODY}::text) = ${id}`;

/** The dossiers of a line of a report that is grouped so; every one for the sum. */
export function ofLine(grouping: string, key: string, revisions: readonly string[]): Condition {
  if (key === "") return sql`true`;
  if (grouping === "agency") return sql`s.agency_id = ${key}`;
  return grouping === "procedure" ? sql`s.procedure_code = ${key}` : sql`s.revision_id = any(${revisions}::text[])`;
}

export const all = (...conditions: Condition[]): Condition => sql`(${sql.join(conditions, sql` and `)})`;

export const any = (conditions: readonly Condition[]): Condition => sql`(${sql.join(conditions, sql` or `)})`;
