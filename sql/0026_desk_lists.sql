-- Lists of the desk over years of dossiers: found by place and words together, coloured by the deadline, kept as each officer likes them.

-- Agencies at whose desks a dossier is seen: the deciding one, the counter that took it in, the one where the result is fetched, those that were asked.
create function places_of(agency_id text, finished_at timestamptz, snapshot jsonb) returns text[]
  language sql immutable parallel safe
  as $$
    select array_agg(distinct place) from (
      select agency_id as place
      union all select snapshot #>> '{acceptedAt,agencyId}'
      union all select snapshot #>> '{delivery,agencyId}' where finished_at is not null
      union all select jsonb_array_elements_text(jsonb_path_query_array(snapshot, '$.consultations[*].agencyId'))
    ) places where place is not null
  $$;
alter table dossier add column places text[] not null generated always as (places_of(agency_id, finished_at, snapshot)) stored;
comment on column dossier.places is 'Agencies at whose desks it may be seen; who of them sees it in which list says features/desk.';

-- One index for both: a surname alone is on a tenth of the province's dossiers.
drop index dossier_search;
create index dossier_search on dossier using gin (places, search gin_trgm_ops);

alter table dossier add column soon_at timestamptz;
comment on column dossier.soon_at is 'From when on the running deadline is near (soonFrom of core/dossier); null while no clock of the office runs. Written with the snapshot.';

create table saved_view (
  id uuid primary key,
  officer_id uuid not null references officer (id),
  name text not null check (length(name) between 1 and 60),
  query text not null check (length(query) <= 500),
  created_at timestamptz not null,
  unique (officer_id, name)
);
comment on table saved_view is 'Lists that an officer keeps for themselves (bộ lọc đã lưu): the address of a list without its page.';
grant select, insert, delete on saved_view to motcua_app;
grant update (query) on saved_view to motcua_app;

create table list_columns (
  officer_id uuid primary key references officer (id),
  columns text[] not null
);
comment on table list_columns is 'Columns of lists that an officer wants to see, in order; the usual ones without a row.';
grant select, insert, delete, update (columns) on list_columns to motcua_app;
