-- Steps that run side by side, rooms of an agency, leave, the coordination queue, opinions of other agencies. What a queue asks of a dossier is
-- read from the snapshot, so no writer can forget it.

create function open_runs(snapshot jsonb) returns jsonb
  language sql immutable parallel safe
  as $$ select jsonb_path_query_array(snapshot, '$.steps[*] ? (!exists(@.completedAt))') $$;

-- Everybody who has an open step or a share of one that is not done.
create function open_holders(snapshot jsonb) returns text[]
  language sql immutable parallel safe
  as $$
    select coalesce(array_agg(distinct id), '{}') from (
      select jsonb_array_elements_text(jsonb_path_query_array(snapshot,
        '$.steps[*] ? (!exists(@.completedAt)).assignee.officerId')) as id
      union all
      select jsonb_array_elements_text(jsonb_path_query_array(snapshot,
        '$.steps[*] ? (!exists(@.completedAt)).parts[*] ? (!exists(@.completedAt)).assignee.officerId'))
    ) holders
  $$;

create function asked_agencies(snapshot jsonb) returns text[]
  language sql immutable parallel safe
  as $$
    select coalesce(array_agg(distinct id), '{}') from (
      select jsonb_array_elements_text(jsonb_path_query_array(snapshot,
        '$.consultations[*] ? (!exists(@.answer) && !exists(@.closedAt)).agencyId')) as id
    ) asked
  $$;

create function answering_agencies(snapshot jsonb) returns text[]
  language sql immutable parallel safe
  as $$
    select coalesce(array_agg(distinct id), '{}') from (
      select jsonb_array_elements_text(jsonb_path_query_array(snapshot, '$.consultations[*].agencyId')) as id
    ) agencies
  $$;

alter table dossier
  add column open_steps jsonb not null generated always as (open_runs(snapshot)) stored,
  add column holders text[] not null generated always as (open_holders(snapshot)) stored,
  add column asked_agencies text[] not null generated always as (asked_agencies(snapshot)) stored,
  add column consulted_agencies text[] not null generated always as (answering_agencies(snapshot)) stored,
  add column coordination jsonb generated always as (snapshot -> 'coordination') stored;
comment on column dossier.open_steps is 'Runs of steps that are not over, in the order in which they began; step_id and the like are of the last one.';
comment on column dossier.holders is 'Officers who have an open step or a share of one.';
comment on column dossier.asked_agencies is 'Agencies whose opinion is still awaited.';
comment on column dossier.consulted_agencies is 'Agencies that were ever asked: they keep the dossier in sight.';
comment on column dossier.coordination is 'Reason and since when it waits in the coordination queue; null when it does not.';
create index dossier_holders on dossier using gin (holders) where holders <> '{}';
create index dossier_consulted on dossier using gin (consulted_agencies) where consulted_agencies <> '{}';

alter table officer_post add column unit text check (unit ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$');
comment on column officer_post.unit is 'Room of the agency (core/procedure/units.ts), e.g. phong-kinh-te; the whole agency when null.';
grant update (unit) on officer_post to motcua_app;

create table absence (
  id uuid primary key,
  officer_id uuid not null references officer (id),
  agency_id text not null references agency (id),
  from_at timestamptz not null,
  to_at timestamptz not null check (to_at >= from_at),
  substitute_id uuid references officer (id) check (substitute_id <> officer_id),
  reason text not null check (reason <> ''),
  recorded_by jsonb not null,
  recorded_at timestamptz not null,
  ended_by jsonb
);
create index absence_officer on absence (officer_id, to_at);
create index absence_substitute on absence (substitute_id, to_at);
create index absence_agency on absence (agency_id, to_at);
comment on table absence is 'Nghỉ phép: from when until when an officer is away from an agency, and who stands in. Never deleted; to_at moves when somebody is back early.';
grant select, insert on absence to motcua_app;
grant update (to_at, ended_by) on absence to motcua_app;
