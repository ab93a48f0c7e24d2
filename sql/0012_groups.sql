-- Named groups of procedures, such as the essential services of QĐ 06/QĐ-TTg, as dated lists that the controller keeps.

create table service_group (
  id text primary key check (id ~ '^[a-z][a-z0-9-]*$'),
  name text not null,
  decision jsonb not null,
  from_day date not null,
  to_day date,
  note text not null default '',
  check (to_day is null or to_day >= from_day)
);
comment on table service_group is 'decision: {number, date, by}. to_day: last day on which the group counts.';
grant select, insert, update on service_group to motcua_app;

create table service_group_member (
  id uuid primary key,
  group_id text not null references service_group (id),
  item text not null,
  name text not null,
  code text,
  from_day date not null,
  to_day date,
  check (to_day is null or to_day >= from_day - 1)
);
comment on table service_group_member is 'A service of a group from a day to a day. item: its number in the decision; code: a procedure of it, null while none is known; an item may have several. to_day one day before from_day: it never counted.';
create index service_group_member_of on service_group_member (group_id, from_day);
create index service_group_member_code on service_group_member (code);
create unique index service_group_member_open on service_group_member (group_id, item, coalesce(code, '')) where to_day is null;
grant select, insert, update on service_group_member to motcua_app;
