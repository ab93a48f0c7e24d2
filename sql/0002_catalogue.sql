-- What the province is made of and what it offers.

create table agency (
  id text primary key check (id ~ '^[A-Z]\d{2}(\.\d{2,3}){0,3}$'),
  name text not null,
  short_name text not null,
  kind text not null check (kind in ('province', 'department', 'commune', 'centre', 'office')),
  parent_id text references agency (id),
  commune_code text,
  old_code text not null,
  address text not null,
  hotline text not null,
  hours jsonb
);
comment on table agency is 'Agencies; id is the code of QĐ 20/2020/QĐ-TTg, old_code that of QCVN 102:2016. hours: weekly hours where they differ from law/working-hours.';
create index agency_commune on agency (commune_code);
grant select, insert, update on agency to motcua_app;

create table procedure_revision (
  id text primary key,
  code text not null,
  effective_from date not null,
  effective_to date,
  published_at timestamptz not null,
  definition jsonb not null,
  search text not null
);
comment on table procedure_revision is 'Published revisions; a dossier is pinned to one. id = code@hash of the definition, so the same definition is stored once.';
create index procedure_revision_code on procedure_revision (code, effective_from desc);
create index procedure_revision_search on procedure_revision using gin (search gin_trgm_ops);
grant select, insert, update on procedure_revision to motcua_app;
