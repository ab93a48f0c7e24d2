-- Administration of people and agencies: who administers, hours with a date, counters, imports, and the log of every change.

alter table officer_post drop constraint officer_post_role_check;
alter table officer_post add constraint officer_post_role_check
  check (role in ('receptionist', 'specialist', 'leader', 'controller', 'administrator'));
comment on column officer_post.role is 'administrator: manages people and rooms of the agency and of everything below it, and acts on no dossier.';
grant delete on officer_post to motcua_app;
comment on table officer_post is 'What an officer may act as. One post at a time; switched, never mixed. An ended post is deleted; organisation_log keeps it.';

alter table officer
  add column version integer not null default 1 check (version > 0),
  add column home_id text references agency (id),
  add column phone text not null default '',
  add column email text not null default '',
  add column must_change boolean not null default false,
  add column issued_at timestamptz,
  add column closed_at timestamptz,
  add column search text not null generated always as (fold(username || ' ' || name || ' ' || personal_id)) stored,
  add constraint officer_closed check (closed_at is null or not active);
update officer set issued_at = created_at;
create index officer_search on officer using gin (search gin_trgm_ops);
create index officer_post_agency on officer_post (agency_id);
comment on column officer.version is 'Raised by every change of the account or its posts, so that of two administrators at once one is told.';
comment on column officer.home_id is 'Agency that made the account; it counts while the officer has no post.';
comment on column officer.must_change is 'The password was made by an administrator; nothing is done before the officer has chosen another.';
comment on column officer.issued_at is 'When the last first password was handed out; null, and the account not active, while nobody can sign in yet.';
grant update (version, home_id, phone, email, must_change, issued_at, closed_at) on officer to motcua_app;

alter table agency add column version integer not null default 1 check (version > 0);

create table agency_hours (
  id uuid primary key,
  agency_id text not null references agency (id),
  from_day date not null,
  to_day date check (to_day >= from_day),
  hours jsonb not null,
  legal text not null check (legal <> ''),
  recorded_by jsonb not null,
  recorded_at timestamptz not null,
  withdrawn_by jsonb,
  withdrawn_at timestamptz,
  check ((withdrawn_at is null) = (withdrawn_by is null))
);
create index agency_hours_agency on agency_hours (agency_id, from_day) where withdrawn_at is null;
comment on table agency_hours is 'Weekly hours of an agency from a day on, by an administrator; of those that hold on a day the one that begins last counts. They stand before law/working-hours.yaml. Never deleted.';
grant select, insert on agency_hours to motcua_app;
grant update (withdrawn_by, withdrawn_at) on agency_hours to motcua_app;

create table agency_counter (
  id uuid primary key,
  agency_id text not null references agency (id),
  name text not null check (name <> ''),
  what text not null default '',
  version integer not null default 1 check (version > 0),
  ended_at timestamptz
);
create unique index agency_counter_name on agency_counter (agency_id, fold(name)) where ended_at is null;
comment on table agency_counter is 'Quầy of an agency''s counter hall; ended ones stay for what was done at them.';
grant select, insert on agency_counter to motcua_app;
grant update (name, what, version, ended_at) on agency_counter to motcua_app;

create table people_import (
  id uuid primary key,
  file_name text not null,
  rows jsonb not null,
  uploaded_by jsonb not null,
  uploaded_at timestamptz not null,
  confirmed_at timestamptz,
  result jsonb
);
comment on table people_import is 'A list of people as it was read from a file; nothing of it is written before it is confirmed. Unconfirmed lists are forgotten after a day.';
grant select, insert, delete on people_import to motcua_app;
grant update (confirmed_at, result) on people_import to motcua_app;

create table handover_request (
  officer_id uuid not null references officer (id),
  agency_id text not null references agency (id),
  reason text not null check (reason <> ''),
  requested_by jsonb not null,
  requested_at timestamptz not null,
  primary key (officer_id, agency_id)
);
comment on table handover_request is 'An administrator asks the leaders of an agency to hand over the open dossiers of somebody who leaves or moves.';
grant select, insert, update, delete on handover_request to motcua_app;

create table organisation_log (
  position bigint primary key check (position > 0),
  key text not null unique,
  act text not null,
  at timestamptz not null,
  actor jsonb not null,
  agency_id text,
  subject jsonb not null,
  before jsonb,
  after jsonb,
  reason text not null default '',
  search text not null generated always as (fold(coalesce(actor ->> 'name', '') || ' ' || coalesce(subject ->> 'name', '') || ' ' || coalesce(subject ->> 'id', ''))) stored,
  prev_hash bytea,
  hash bytea not null
);
comment on table organisation_log is 'Append only: motcua_app may insert and select, nobody updates or deletes. One chain; hash = sha256(prev_hash || canonical JSON). key makes an act safe to repeat.';
create index organisation_log_at on organisation_log (at desc);
create index organisation_log_search on organisation_log using gin (search gin_trgm_ops);
grant select, insert on organisation_log to motcua_app;

create table organisation_head (
  one boolean primary key default true check (one),
  position bigint not null,
  hash bytea
);
insert into organisation_head (position) values (0);
comment on table organisation_head is 'End of the chain of organisation_log. Its row lock lets one change of people or agencies happen at a time; it never goes back.';
grant select on organisation_head to motcua_app;
grant update (position, hash) on organisation_head to motcua_app;

create function organisation_head_rises() returns trigger language plpgsql as $$
begin
  if new.position <= old.position then
    raise exception 'the end of the log of changes only goes forward';
  end if;
  return new;
end $$;
create trigger organisation_head_rises before update on organisation_head
  for each row execute function organisation_head_rises();

create function organisation_log_stands() returns trigger language plpgsql as $$
begin
  raise exception 'the log of changes is append only';
end $$;
create trigger organisation_log_stands before update or delete or truncate on organisation_log
  for each statement execute function organisation_log_stands();
