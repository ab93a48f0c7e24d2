import { type Kysely, type RawBuilder, sql } from "kysely";
import type { Actor } from "../../core/dossier/index.ts";
import type { Database } from "../../platform/db-types.ts";
import type { ExtensionCounts, PaperToSign } from "./types.ts";

type Officer = Extract<Actor, { kind: "officer" }>;

/** The same rule as maySee() of core/dossier. */
function visible({ agencyId, personalId }: Officer): RawBuilder<unknown> {
  return sql`agency_id = ${agencyId} and not concerned @> array[${personalId}]::text[]`;
}

/** The most urgent first. */
export async function selectToSign(db: Kysely<Database>, officer: Officer, limit: number): Promise<PaperToSign[]> {
  const found = await sql<PaperToSign>`
    select id, code, version, subject, applicant_name as "applicantName", procedure_name as "procedureName", to_sign as kind,
      due_at as "dueAt", paper ->> 'newDueAt' as "newDueAt", paper ->> 'reason' as reason, paper ->> 'cause' as cause,
      paper ->> 'preparedBy' as "preparedBy"
    from dossier, lateral (select snapshot -> to_sign as paper) as paper
    where to_sign is not null and ${visible(officer)} order by due_at, code limit ${limit}`.execute(db);
  return found.rows;
}

export async function countToSign(db: Kysely<Database>, officer: Officer): Promise<number> {
  const found = await sql<{ total: number }>`
    select count(*)::int as total from dossier where to_sign is not null and ${visible(officer)}`.execute(db);
  return found.rows[0]!.total;
}

/** @param month, year first instants of the month and of the year, ISO 8601 in UTC, as the columns have them */
export async function countSigned(
  db: Kysely<Database>,
  officer: Officer,
  { month, year }: { month: string; year: string },
): Promise<ExtensionCounts> {
  const found = await sql<ExtensionCounts>`
    select
      (select count(*)::int from dossier where agency_id = ${officer.agencyId} and extended_at >= ${month}) as "extensionsThisMonth",
      (select count(*)::int from dossier where agency_id = ${officer.agencyId} and extended_at >= ${year}) as "extensionsThisYear",
      (select count(*)::int from dossier where agency_id = ${officer.agencyId} and apologised_at >= ${month}) as "apologiesThisMonth",
      (select count(*)::int from dossier where agency_id = ${officer.agencyId} and apologised_at >= ${year}) as "apologiesThisYear"`.execute(
    db,
  );
  return found.rows[0]!;
}
