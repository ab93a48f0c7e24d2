import { type Kysely, sql, type Transaction } from "kysely";
import type { Dossier } from "../../../core/dossier/index.ts";
import type { Database } from "../../../platform/db-types.ts";
import type { OfficePaper, Officer } from "./types.ts";

const instant = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
/** Word by word the expression of the index dossier_book. */
const ACCEPTED = sql`coalesce(d.snapshot #>> '{acceptedAt,agencyId}', d.agency_id)`;

/** What an officer may see at all, of the agency and of its counter; the same rule as maySee() of core/dossier. */
const visible = ({ agencyId, personalId }: Officer) =>
  sql`(d.agency_id = ${agencyId} or ${ACCEPTED} = ${agencyId}) and not d.concerned @> array[${personalId}]::text[]`;

export type FoundMove = { snapshot: Dossier; version: number; at: string; stepId: string; listed: boolean };
type Span = { from: string; to: string };

/** A step begins at the counter as one elsewhere ends, or the other way round; a first step elsewhere is handed on by the counter. */
const CROSSES = sql`(
  exists (select 1 from jsonb_array_elements(d.snapshot -> 'steps') s
    where s ->> 'completedAt' = ${instant("e.at")} and (s ->> 'by' = 'receptionist') <> (e.data ->> 'by' = 'receptionist'))
  or (e.data ->> 'by' <> 'receptionist' and d.snapshot #>> '{steps,0,startedAt}' = ${instant("e.at")}))`;

/**
 * Steps that began in a span of time with a move between counter and rooms, with their dossiers, in order. When there are more than `limit`,
 * those that stand on no list come first.
 * @param codes only of these dossiers
 */
export async function selectMoves(
  db: Kysely<Database>,
  officer: Officer,
  { from, to }: Span,
  { limit, codes }: { limit: number; codes?: readonly string[] | undefined },
): Promise<FoundMove[]> {
  const only = codes ? sql`d.code = any(${codes}::text[])` : sql`true`;
  const found = await sql<FoundMove>`
    select snapshot, version, at, "stepId", listed from (
      select d.snapshot, d.code, e.version, ${instant("e.at")} as at, e.data ->> 'stepId' as "stepId",
        exists (select 1 from handover_line l where l.dossier_id = e.dossier_id and l.event_version = e.version) as listed
      from event e join dossier d on d.id = e.dossier_id
      where e.type = 'StepStarted' and e.at >= ${from} and e.at < ${to} and ${CROSSES} and ${only} and ${visible(officer)}
      order by listed, e.at, d.code, e.version limit ${limit}) found
    order by at, code, version`.execute(db);
  return found.rows;
}

const PAPER = sql`id, agency_id as "agencyId", kind, year, number, title, rows, sha256, name, size,
  ${instant("issued_at")} as "issuedAt", issued_by as "issuedBy"`;

/** A list is seen by the officers of the agency whom no dossier on it concerns; a print of the book by whoever printed it, without their own. */
const seen = ({ agencyId, personalId, officerId }: Officer) => sql`
  agency_id = ${agencyId} and (kind <> 'dossierBook' or issued_by ->> 'officerId' = ${officerId})
  and not exists (select 1 from handover_line l join dossier d on d.id = l.dossier_id
    where l.paper_id = office_paper.id and d.concerned @> array[${personalId}]::text[])`;

/** The last papers of the officer's agency, newest first. */
export async function selectOfficePapers(db: Kysely<Database>, officer: Officer, limit: number): Promise<OfficePaper[]> {
  const found = await sql<OfficePaper>`
    select ${PAPER} from office_paper where ${seen(officer)} order by issued_at desc, number desc limit ${limit}`.execute(db);
  return found.rows;
}

export async function selectOfficePaper(db: Kysely<Database>, officer: Officer, id: string): Promise<OfficePaper | undefined> {
  const found = await sql<OfficePaper>`select ${PAPER} from office_paper where id = ${id} and ${seen(officer)}`.execute(db);
  return found.rows[0];
}

export async function insertOfficePaper(tx: Transaction<Database>, paper: OfficePaper): Promise<void> {
  await sql`
    insert into office_paper (id, agency_id, kind, year, number, title, rows, sha256, name, size, issued_at, issued_by)
    values (${paper.id}, ${paper.agencyId}, ${paper.kind}, ${paper.year}, ${paper.number}, ${paper.title}, ${paper.rows}, ${paper.sha256},
      ${paper.name}, ${paper.size}, ${paper.issuedAt}, ${JSON.stringify(paper.issuedBy)}::jsonb)`.execute(tx);
}

export async function insertLines(
  tx: Transaction<Database>,
  paperId: string,
  lines: readonly { dossierId: string; version: number }[],
): Promise<void> {
  const rows = lines.map(({ dossierId, version }) => sql`(${paperId}::uuid, ${dossierId}::uuid, ${version}::integer)`);
  await sql`insert into handover_line (paper_id, dossier_id, event_version) values ${sql.join(rows)}`.execute(tx);
}

export type BookRow = {
  number: number | null;
  code: string;
  procedure: string;
  applicant: string;
  address: string | null;
  phone: string | null;
  agency: string;
  receivedAt: string;
  dueAt: string | null;
  sentAt: string | null;
  resultAt: string | null;
  returnedAt: string | null;
  finishedAt: string | null;
  channel: string;
  state: string;
  receiver: string | null;
  extended: boolean;
  withdrawn: boolean;
  stopped: boolean;
  representative: string | null;
};

/** What a centre took in over a span of time, in order, straight from the snapshots; at most `limit`. */
export async function selectBook(db: Kysely<Database>, officer: Officer, span: Span, limit: number): Promise<BookRow[]> {
  const found = await sql<BookRow>`
    select n.number, d.code, d.procedure_name as procedure, d.applicant_name as applicant, d.snapshot #>> '{applicant,address}' as address,
      d.snapshot #>> '{applicant,phone}' as phone, d.snapshot ->> 'agencyName' as agency, ${instant("d.received_at")} as "receivedAt",
      ${instant("d.due_at")} as "dueAt", moved.at as "sentAt", d.snapshot #>> '{result,signedAt}' as "resultAt",
      d.snapshot #>> '{handOver,at}' as "returnedAt", ${instant("d.finished_at")} as "finishedAt", d.channel, d.state,
      d.snapshot #>> '{handOver,receiver}' as receiver, d.snapshot -> 'withdrawal' is not null as withdrawn,
      d.snapshot -> 'stop' is not null as stopped, d.snapshot #> '{extension,signed}' is not null as extended,
      d.snapshot #>> '{representative,name}' as representative
    from dossier d
    left join lateral (
      select min(step ->> 'completedAt') as at from jsonb_array_elements(d.snapshot -> 'steps') step
      where step ->> 'by' = 'receptionist' and step ->> 'completedBy' is not null and step ->> 'returnedReason' is null
    ) moved on true
    left join lateral (
      select p.number from paper_number p where p.dossier_id = d.id and p.kind = 'receiptSlip' order by p.event_version desc limit 1
    ) n on true
    where ${ACCEPTED} = ${officer.agencyId} and d.received_at >= ${span.from} and d.received_at < ${span.to}
      and not d.concerned @> array[${officer.personalId}]::text[]
    order by d.received_at, d.code limit ${limit}`.execute(db);
  return found.rows;
}

/** How many of them the officer does not see, because they are about themselves. */
export async function countOwn(db: Kysely<Database>, officer: Officer, span: Span): Promise<number> {
  const found = await sql<{ count: number }>`
    select count(*)::int as count from dossier d
    where ${ACCEPTED} = ${officer.agencyId} and d.received_at >= ${span.from} and d.received_at < ${span.to}
      and d.concerned @> array[${officer.personalId}]::text[]`.execute(db);
  return found.rows[0]!.count;
}
