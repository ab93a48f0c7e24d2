-- The log of facts, the snapshot beside it, and what makes an act safe to repeat.

create extension if not exists unaccent;
create extension if not exists pg_trgm;

do $$
begin
  create role motcua_app nologin;
exception when duplicate_object or unique_violation then null;
end $$;
grant motcua_app to current_user;
grant usage on schema public to motcua_app;

-- Search key of a Vietnamese text: lower case, no diacritics. Immutable because the dictionary is named.
create function fold(value text) returns text
  language sql immutable strict parallel safe
  as $$ select lower(public.unaccent('public.unaccent'::regdictionary, normalize(value, NFC))) $$;

create table event (
  position bigint generated always as identity primary key,
  dossier_id uuid not null,
  version integer not null check (version > 0),
  type text not null,
  at timestamptz not null,
  actor jsonb not null,
  on_behalf_of jsonb,
  data jsonb not null,
  prev_hash bytea,
  hash bytea not null,
  tx xid8 not null,
  unique (dossier_id, version)
);
create index event_tx on event (tx, position);
comment on table event is 'Append only: motcua_app may insert and select, nobody updates or deletes. hash = sha256(prev_hash || canonical JSON).';
comment on column event.tx is 'Label for readers: the inserting transaction, or the label of the dossier''s previous event when that is higher; never falls along a dossier.';
grant select, insert on event to motcua_app;

create table dossier (
  id uuid primary key,
  code text not null unique,
  version integer not null check (version > 0),
  head_hash bytea not null,
  head_tx xid8 not null,
  state text not null,
  procedure_code text not null,
  procedure_name text not null,
  revision_id text not null,
  agency_id text not null,
  channel text not null,
  submitted_by text not null,
  applicant_person_id uuid not null,
  applicant_personal_id text not null,
  applicant_name text not null,
  subject text not null,
  step_id text,
  step_name text,
  step_role text,
  step_due_at timestamptz,
  assignee_id uuid,
  assignee_name text,
  submitted_at timestamptz not null,
  intake_due_at timestamptz not null,
  received_at timestamptz,
  due_at timestamptz,
  paused_since timestamptz,
  finished_at timestamptz,
  supplement_count integer not null default 0,
  search text not null,
  snapshot jsonb not null
);
create index dossier_queue on dossier (agency_id, state, due_at);
create index dossier_applicant on dossier (applicant_person_id, submitted_at desc);
create index dossier_search on dossier using gin (search gin_trgm_ops);
comment on table dossier is 'Snapshot: the fold of the events, written in the same transaction. Rebuilt from the log at any time.';
grant select, insert, update on dossier to motcua_app;

create table dossier_counter (
  agency_id text not null,
  day date not null,
  last integer not null check (last > 0),
  primary key (agency_id, day)
);
comment on table dossier_counter is 'Last number of an agency and day (Asia/Ho_Chi_Minh). Raised in the transaction that files the dossier: no gap, no duplicate.';
grant select, insert, update on dossier_counter to motcua_app;

create table command_receipt (
  key text primary key,
  dossier_id uuid not null,
  command text not null,
  version integer not null,
  at timestamptz not null
);
comment on table command_receipt is 'One row for each act that was carried out; the same key again answers with the same outcome.';
grant select, insert on command_receipt to motcua_app;

create table reader_cursor (
  name text primary key,
  tx xid8 not null,
  position bigint not null,
  at timestamptz not null
);
comment on table reader_cursor is 'How far a reader of the log has come, in the order (tx, position).';
grant select, insert, update on reader_cursor to motcua_app;

create table access_denial (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor jsonb not null,
  dossier_id uuid,
  what text not null,
  reason text not null
);
comment on table access_denial is 'Attempts on dossiers that are not the actor''s. Append only.';
grant select, insert on access_denial to motcua_app;
