-- What is said about a dossier beside its events: letters between the office and the applicant, notes of officers, who has it open.

create table letter (
  id uuid primary key,
  dossier_id uuid not null references dossier (id),
  at timestamptz not null,
  from_office boolean not null,
  author jsonb not null,
  body text not null check (length(body) between 1 and 2000),
  read_at timestamptz,
  read_by text,
  check ((read_at is null) = (read_by is null))
);
create index letter_dossier on letter (dossier_id, at);
create index letter_unread on letter (dossier_id) where read_at is null;
comment on table letter is 'Words between the office and the applicant; never a request for a supplement, which has a form and a clock of its own. read_at: when the other side first had it before them.';
grant select, insert on letter to motcua_app;
grant update (read_at, read_by) on letter to motcua_app;

create table internal_note (
  id uuid primary key,
  dossier_id uuid not null references dossier (id),
  at timestamptz not null,
  author jsonb not null,
  body text not null check (length(body) between 1 and 2000)
);
create index internal_note_dossier on internal_note (dossier_id, at);
comment on table internal_note is 'Notes of officers for officers (ghi chú nội bộ). Written once, never changed; the applicant does not see them.';
grant select, insert on internal_note to motcua_app;

create table presence (
  dossier_id uuid not null references dossier (id) on delete cascade,
  officer_id uuid not null references officer (id),
  name text not null,
  doing text not null,
  seen_at timestamptz not null,
  primary key (dossier_id, officer_id)
);
create index presence_seen on presence (seen_at);
comment on table presence is 'Officers who have a dossier open at this moment; rows are forgotten after a day.';
grant select, insert, delete on presence to motcua_app;
grant update (name, doing, seen_at) on presence to motcua_app;
