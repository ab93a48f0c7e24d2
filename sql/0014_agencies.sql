-- What sort of unit an agency is, and exceptions to who offers what.

alter table agency add column unit text not null default 'khac' check (unit ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$');
alter table agency alter column unit drop default;
comment on column agency.unit is 'Sort of unit (core/procedure/units.ts), e.g. ubnd-xa, phong-kinh-te, so-cong-thuong; definitions name sorts, never agencies.';
create index agency_unit on agency (unit);
create index agency_parent on agency (parent_id);

update agency set unit = case kind when 'province' then 'ubnd-tinh' when 'commune' then 'ubnd-xa' else 'khac' end;

create table offer_exception (
  id uuid primary key default gen_random_uuid(),
  code text not null,
  agency_id text not null references agency (id),
  valid_from date not null,
  valid_until date,
  reason text not null check (reason <> ''),
  set_by jsonb not null,
  set_at timestamptz not null,
  check (valid_until >= valid_from)
);
create unique index offer_exception_open on offer_exception (code, agency_id) where valid_until is null;
comment on table offer_exception is 'Agencies that do not offer a procedure although they are of the sort that decides it. The rule itself stands in the definition (competent.unit).';
grant select, insert on offer_exception to motcua_app;
grant update (valid_until) on offer_exception to motcua_app;
comment on column offer_exception.valid_until is 'First day on which the agency offers it again; null while the exception lasts.';
