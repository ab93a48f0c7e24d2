-- Lists ask of every live dossier of an agency whether somebody of a role and room may take a step: read from the snapshot once, when it is written.

-- Of each open step that nobody has: "role/room" ("role/" without a room), "role/*", and "role/trung-tam" where the room is a service centre, whose
-- counters stand for each other.
create function open_pools(snapshot jsonb) returns text[]
  language sql immutable parallel safe
  as $$
    select coalesce(array_agg(distinct pool), '{}') from
      jsonb_path_query(snapshot, '$.steps[*] ? (!exists(@.completedAt) && !exists(@.assignee) && !exists(@.child)
        && !exists(@.parts[*] ? (!exists(@.completedAt))))') step,
      unnest(array[step ->> 'by' || '/*', step ->> 'by' || '/' || coalesce(step ->> 'unit', ''),
        case when step ->> 'unit' like 'trung-tam-%' then step ->> 'by' || '/trung-tam' end]) pool
    where pool is not null
  $$;

alter table dossier add column pools text[] not null generated always as (open_pools(snapshot)) stored;
comment on column dossier.pools is 'Roles and rooms that may take an open step which nobody has, see open_pools().';
