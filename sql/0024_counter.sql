-- The counter: people without an account, what a clerk fills in for them, and how long a visit takes.

alter table person add constraint person_account_check check (level > 0 or signed_in_at is null);
comment on table person is 'People by ID number. Who signed in by VNeID is as VNeID said last (NĐ 69/2024); who was met at a counter first has level 0 and no sign-in, and is as the population register said, or as a clerk typed with a reason (counter_visit.by_hand). Unknown telephone and e-mail are empty.';

alter table draft add column channel text not null default 'online' check (channel in ('online', 'counter', 'post'));
alter table draft add column given jsonb not null default '{}';
comment on column draft.channel is 'counter: filled in by a clerk for the person; the person''s own pages do not show it.';
comment on column draft.given is 'counter: by paper, how many originals, certified copies and photocopies were handed over.';

create table counter_visit (
  id uuid primary key,
  open_key text not null unique,
  agency_id text not null references agency (id),
  procedure_code text not null,
  personal_id text not null check (personal_id ~ '^\d{12}$'),
  opened_by jsonb not null,
  opened_at timestamptz not null,
  by_hand jsonb,
  person_id uuid references person (id),
  draft_id uuid unique references draft (id),
  dossier_id uuid unique references dossier (id),
  on_spot boolean,
  why_not text,
  ended_at timestamptz,
  ended_why text,
  check ((on_spot = false) = (why_not is not null)),
  check ((ended_at is null) = (ended_why is null))
);
create index counter_visit_open on counter_visit (agency_id, opened_at) where ended_at is null;
create index counter_visit_day on counter_visit (agency_id, opened_at);
comment on table counter_visit is 'Somebody at a counter. Only the opening is written here; when it was received, signed and handed over the events of the dossier say.';
comment on column counter_visit.opened_by is '{officerId, name} of the clerk who opened it.';
comment on column counter_visit.by_hand is '{name, birthDate, address, reason, by}: typed because the population register knew nobody or was away.';
comment on column counter_visit.on_spot is 'Whether it is to be done in this visit; null until it is received. why_not: why it went the ordinary way, with an appointment.';
comment on column counter_visit.ended_at is 'Left without being finished on the spot: nothing filed, or on its way in the ordinary process.';
grant select, insert on counter_visit to motcua_app;
grant update (by_hand, person_id, draft_id, dossier_id, on_spot, why_not, ended_at, ended_why) on counter_visit to motcua_app;
