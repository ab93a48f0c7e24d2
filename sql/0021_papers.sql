-- Numbers of papers, lists and books of an office, words to whoever filed for somebody else.

create table paper_counter (
  agency_id text not null references agency (id),
  year integer not null,
  series text not null,
  last integer not null check (last >= 0),
  primary key (agency_id, year, series)
);
comment on table paper_counter is 'Last number of an agency, year and series of papers (HDHS, TB …). Raised in the transaction that gives the number: no gap, no duplicate.';
grant select, insert, update on paper_counter to motcua_app;

create table paper_number (
  dossier_id uuid not null references dossier (id),
  kind text not null,
  event_version integer not null check (event_version > 0),
  agency_id text not null references agency (id),
  year integer not null,
  series text not null,
  number integer not null check (number > 0),
  given_at timestamptz not null,
  primary key (dossier_id, kind, event_version),
  unique (agency_id, year, series, number)
);
comment on table paper_number is 'The number of the paper that rests on an event. Given once, in the order of the log; a paper printed again, or of an act that was undone, keeps it.';
grant select, insert on paper_number to motcua_app;

create table office_paper (
  id uuid primary key,
  agency_id text not null references agency (id),
  kind text not null check (kind in ('handoverList', 'resultHandover', 'dossierBook')),
  year integer not null,
  number integer not null check (number > 0),
  title text not null,
  rows integer not null check (rows >= 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  name text not null,
  size integer not null check (size > 0),
  issued_at timestamptz not null,
  issued_by jsonb not null,
  unique (agency_id, year, kind, number)
);
comment on table office_paper is 'Papers of an office over several dossiers: hand-over lists between counter and rooms, prints of the book. Append only.';
grant select, insert on office_paper to motcua_app;

create table handover_line (
  paper_id uuid not null references office_paper (id),
  dossier_id uuid not null references dossier (id),
  event_version integer not null check (event_version > 0),
  primary key (paper_id, dossier_id, event_version)
);
create index handover_line_move on handover_line (dossier_id, event_version);
comment on table handover_line is 'Which move of a dossier stands on which list, so that the next list offers what is not yet on one.';
grant select, insert on handover_line to motcua_app;

-- What moved on a day, and what a centre took in over a period (sổ theo dõi hồ sơ).
create index event_moved on event (at) where type = 'StepStarted';
create index dossier_book on dossier ((coalesce(snapshot #>> '{acceptedAt,agencyId}', agency_id)), received_at) where received_at is not null;

-- An event tells the applicant and whoever filed for them, each once.
alter table message drop constraint message_dossier_id_dossier_version_key;
alter table message add constraint message_once unique (dossier_id, dossier_version, person_id);
