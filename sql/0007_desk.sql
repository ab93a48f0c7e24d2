-- The officers' desk: what the queue asks, the books of civil status, the documents that were issued.

-- Everybody whom a dossier concerns: its applicant and the people whom a register was asked about. The same rule as concerns() of core/dossier.
create function concerned_people(applicant_personal_id text, snapshot jsonb) returns text[]
  language sql immutable parallel safe
  as $$
    select array_agg(distinct id) from (
      select applicant_personal_id as id
      union all
      select jsonb_array_elements_text(jsonb_path_query_array(snapshot, '$.registers.*.asked.*'))
    ) people
  $$;
alter table dossier add column concerned text[] generated always as (concerned_people(applicant_personal_id, snapshot)) stored;
comment on column dossier.concerned is 'ID numbers; an officer whose number is among them does not even see the dossier.';

-- Dossiers that the office still has to do with. The condition is repeated word by word in features/desk/sql.ts.
create index dossier_live on dossier (agency_id, (coalesce(due_at, intake_due_at)))
  where state not in ('draft', 'notReceived', 'withdrawn', 'stopped', 'returned', 'archived');
create index dossier_finished on dossier (agency_id, finished_at desc) where finished_at is not null;

create table civil_status_book (
  agency_id text not null references agency (id),
  kind text not null,
  year integer not null,
  book text not null,
  last integer not null check (last > 0),
  primary key (agency_id, kind, year)
);
comment on table civil_status_book is 'Sổ hộ tịch: last number of an agency, kind of document and year. Raised in the transaction that writes the draft: no gap, no duplicate (TT 04/2020/TT-BTP).';
grant select, insert, update on civil_status_book to motcua_app;

create table document (
  dossier_id uuid not null references dossier (id),
  kind text not null,
  event_version integer not null check (event_version > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  name text not null,
  size integer not null check (size > 0),
  issued_at timestamptz not null,
  primary key (dossier_id, kind, event_version)
);
comment on table document is 'Official papers made from a dossier: rendered once for the event they rest on, then the same file for ever.';
grant select, insert on document to motcua_app;
