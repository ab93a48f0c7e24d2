-- What we tell people about their dossiers.

create table message (
  id bigint generated always as identity primary key,
  person_id uuid not null,
  dossier_id uuid not null,
  dossier_version integer not null,
  kind text not null,
  title text not null,
  body text not null,
  at timestamptz not null,
  read_at timestamptz,
  unique (dossier_id, dossier_version)
);
create index message_person on message (person_id, at desc);
comment on table message is 'Written by the reader "notify", once for each event that matters to the applicant.';
grant select, insert on message to motcua_app;
grant update (read_at) on message to motcua_app;
