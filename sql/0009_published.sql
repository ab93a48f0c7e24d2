-- Procedures as the national catalogue publishes them, taken in by `motcua import`.

create table published_procedure (
  id text primary key,
  code text not null,
  name text not null,
  definition jsonb not null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  file_hash text not null,
  line integer not null
);
comment on table published_procedure is 'What was published, one row for each different content. id = code@hash of the record as it came, so the same record is stored once; definition is what our parsers made of it (core/published). The row seen last is the present one.';
create index published_procedure_code on published_procedure (code, last_seen_at desc, line desc);
grant select, insert, update on published_procedure to motcua_app;

create table import_run (
  file_hash text primary key,
  file_name text not null,
  lines_done integer not null default 0,
  started_at timestamptz not null,
  finished_at timestamptz
);
comment on table import_run is 'How far a file was taken in. A run that was cut off goes on after lines_done.';
grant select, insert, update on import_run to motcua_app;

create table import_unreadable (
  file_hash text not null references import_run (file_hash),
  line integer not null,
  text text not null,
  reason text not null,
  primary key (file_hash, line)
);
comment on table import_unreadable is 'Lines that are no published procedure, kept as they came.';
grant select, insert, update on import_unreadable to motcua_app;
