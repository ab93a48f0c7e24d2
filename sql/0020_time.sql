-- The clock's own acts: when each dossier has to be looked at next, what did not work, what leaders have to sign, and instants that were wrong.

alter table dossier
  add column head_at timestamptz,
  add column wake_at timestamptz,
  add column to_sign text generated always as (
    case
      when snapshot ? 'finishedAt' or state in ('notReceived', 'withdrawn', 'stopped', 'returned', 'archived') then null
      when snapshot ? 'apology' then case when snapshot #> '{apology,signed}' is null then 'apology' end
      when snapshot ? 'extension' and snapshot #> '{extension,signed}' is null then 'extension'
    end) stored,
  add column extended_at text generated always as (snapshot #>> '{extension,signed,at}') stored,
  add column apologised_at text generated always as (snapshot #>> '{apology,signed,at}') stored,
  add column last_warning text generated always as (snapshot #>> '{warnings,-1,kind}') stored;
comment on column dossier.head_at is 'Instant of the last event; the next one is never put before it, whatever the machine''s clock says.';
comment on column dossier.wake_at is 'When the clock has to look at it next (timersOf of core/dossier); null when never.';
comment on column dossier.to_sign is 'Form 04 that waits for a leader''s signature: extension or apology.';

update dossier set head_at = event.at from event where event.dossier_id = dossier.id and event.version = dossier.version;

create index dossier_wake on dossier (agency_id, wake_at) where wake_at is not null;
create index dossier_to_sign on dossier (agency_id, due_at) where to_sign is not null;
create index dossier_extended on dossier (agency_id, extended_at) where extended_at is not null;
create index dossier_apologised on dossier (agency_id, apologised_at) where apologised_at is not null;
create index command_receipt_dossier on command_receipt (dossier_id, version desc);

create table timer_trial (
  dossier_id uuid not null references dossier (id),
  kind text not null,
  about text not null,
  attempts integer not null check (attempts > 0),
  tried_at timestamptz not null,
  next_at timestamptz,
  error text,
  primary key (dossier_id, kind, about)
);
comment on table timer_trial is 'Acts of the clock that did not work, and when they are tried again. next_at null: done once and taken back by a person; the clock leaves it.';
create index timer_trial_failing on timer_trial (tried_at desc) where error is not null;
grant select, insert, update, delete on timer_trial to motcua_app;

create table sweep_run (
  name text primary key,
  started_at timestamptz not null,
  finished_at timestamptz,
  acts integer not null default 0,
  failures integer not null default 0
);
comment on table sweep_run is 'The last sweep.';
grant select, insert, update on sweep_run to motcua_app;

create table sweep_law (
  agency_id text primary key references agency (id),
  law text not null
);
comment on table sweep_law is 'Digest of the terms and hours by which the next look at every open dossier of an agency was worked out last; another one means that all are looked at.';
grant select, insert, update on sweep_law to motcua_app;

create table clock_correction (
  dossier_id uuid not null,
  version integer not null,
  said timestamptz not null,
  used timestamptz not null check (used > said),
  primary key (dossier_id, version)
);
comment on table clock_correction is 'Events that the machine''s clock would have put before the one they follow: what it said, and the instant that was used. Append only.';
create index clock_correction_used on clock_correction (used desc);
grant select, insert on clock_correction to motcua_app;
