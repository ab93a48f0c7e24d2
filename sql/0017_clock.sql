-- The calendar as it was known over time, appointments that it no longer gives, and when the system was down.

create table calendar_version (
  id bigint generated always as identity primary key,
  seen_at timestamptz not null,
  digest text not null,
  content jsonb not null
);
comment on table calendar_version is 'Days off, swap days and hours of all agencies, as the program found them when they were new to it. Append only.';
grant select, insert on calendar_version to motcua_app;

create table appointment_comparison (
  version_id bigint primary key references calendar_version (id),
  at timestamptz not null
);
comment on table appointment_comparison is 'Versions under which every open appointment was compared, to the end.';
grant select, insert on appointment_comparison to motcua_app;

create table appointment_difference (
  id uuid primary key,
  dossier_id uuid not null references dossier (id),
  code text not null,
  agency_id text not null,
  agency_name text not null,
  procedure_name text not null,
  old_due timestamptz not null,
  new_due timestamptz not null,
  why jsonb not null,
  version_id bigint not null references calendar_version (id),
  found_at timestamptz not null,
  decision text check (decision in ('keep', 'apply')),
  reason text,
  decided_by jsonb,
  decided_at timestamptz,
  unique (dossier_id, old_due, new_due),
  check ((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null) and (decision is null) = (reason is null))
);
comment on table appointment_difference is 'Hẹn trả that today''s calendar would give differently: kept or changed by a leader''s decision, never by itself. why: sentences.';
create index appointment_difference_open on appointment_difference (agency_id, old_due) where decision is null;
grant select, insert, delete on appointment_difference to motcua_app;
grant update (new_due, why, version_id, decision, reason, decided_by, decided_at) on appointment_difference to motcua_app;

create function appointment_decision_stands() returns trigger language plpgsql as $$
begin
  if old.decision is not null then
    raise exception 'a decision about an appointment does not change';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger appointment_decision_stands before update or delete on appointment_difference
  for each row execute function appointment_decision_stands();

create table heartbeat (
  one boolean primary key default true check (one),
  at timestamptz not null
);
comment on table heartbeat is 'When the program was last seen running; a gap at the next start is an outage.';
grant select, insert, update on heartbeat to motcua_app;

create table outage (
  id uuid primary key,
  from_at timestamptz not null,
  to_at timestamptz check (to_at > from_at),
  what text not null check (what <> ''),
  source text not null check (source in ('program', 'officer')),
  recorded_by jsonb not null,
  recorded_at timestamptz not null,
  closed_by jsonb,
  check (source = 'officer' or to_at is not null)
);
comment on table outage is 'Sự cố: the system could not be used. to_at is null while it lasts. A legal reason for an extension (form 04); never deleted.';
create index outage_time on outage (from_at desc);
grant select, insert on outage to motcua_app;
grant update (to_at, closed_by) on outage to motcua_app;
