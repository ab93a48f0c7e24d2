-- Lists ask of every live dossier of an agency which rooms have something to do with it, and whether somebody may take a step: read from the
-- snapshot once, when it is written.

-- Of each open step of the office "role/room" ("role/" without a room), "role/*" and "*/room"; where the room is a service centre also "role/trung-tam"
-- and "*/trung-tam": its counters stand for each other. `free`: only of steps that nobody has.
create function open_rooms(snapshot jsonb, free boolean) returns text[]
  language sql immutable parallel safe
  as $$
    select coalesce(array_agg(distinct room), '{}') from
      jsonb_path_query(snapshot, '$.steps[*] ? (!exists(@.completedAt) && !exists(@.child))') step,
      unnest(array[step ->> 'by' || '/*', step ->> 'by' || '/' || coalesce(step ->> 'unit', ''), '*/' || (step ->> 'unit'),
        case when step ->> 'unit' like 'trung-tam-%' then step ->> 'by' || '/trung-tam' end,
        case when step ->> 'unit' like 'trung-tam-%' then '*/trung-tam' end]) room
    where room is not null
      and not (free and (step ? 'assignee' or jsonb_path_exists(step, '$.parts[*] ? (!exists(@.completedAt))')))
  $$;

alter table dossier
  add column pools text[] not null generated always as (open_rooms(snapshot, true)) stored,
  add column rooms text[] not null generated always as (open_rooms(snapshot, false)) stored;
comment on column dossier.pools is 'Roles and rooms that may take an open step which nobody has, see open_rooms().';
comment on column dossier.rooms is 'Roles and rooms that have an open step, whoever of them does it, see open_rooms().';
