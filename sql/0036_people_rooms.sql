-- Rooms and agencies that close, counters of the hall in one place, days off by decision, printing and reminding many dossiers at once.

-- 1. Agencies that were closed: nothing of them is deleted, so what happened there keeps its name.
alter table agency
  add column closed_at timestamptz,
  add column successor_id text references agency (id),
  add column closed_why text not null default '',
  add constraint agency_closed check (closed_at is not null or (successor_id is null and closed_why = '')),
  add constraint agency_successor check (successor_id <> id);
comment on column agency.closed_at is 'Takes no dossiers and no people any more (merged, dissolved). Its rows stay for what happened there.';
comment on column agency.successor_id is 'Whoever goes on with its work, when it was closed; open dossiers were handed over to it.';

create table agency_succession (
  id uuid primary key,
  agency_id text not null references agency (id),
  successor_id text not null references agency (id),
  reason text not null check (reason <> ''),
  asked_by jsonb not null,
  asked_at timestamptz not null,
  total integer not null,
  done integer not null default 0,
  remaining jsonb not null default '[]',
  ended_at timestamptz
);
create index agency_succession_agency on agency_succession (agency_id, asked_at desc);
comment on table agency_succession is 'Open dossiers of an agency or room that is to close are handed over to its successor, each for itself; remaining: [{code, why}].';
grant select, insert on agency_succession to motcua_app;
grant update (done, remaining, ended_at) on agency_succession to motcua_app;

create function post_needs_open_agency() returns trigger language plpgsql as $$
begin
  if exists (select from agency where id = new.agency_id and closed_at is not null) then
    raise exception 'the agency % was closed', new.agency_id;
  end if;
  return new;
end $$;
create trigger post_needs_open_agency before insert or update of agency_id on officer_post
  for each row execute function post_needs_open_agency();

-- 2. Counters: one list for the queue, the board, the desk and the administrators.
alter table agency_counter
  add column number integer check (number between 1 and 40),
  add column services text[] not null default '{A,B,C}' check (cardinality(services) > 0),
  add column open boolean not null default true;
alter table agency_counter alter column services drop default;
comment on column agency_counter.number is 'What is called out and stands on the board; ticket.counter and ticket_seat.counter name it.';
comment on column agency_counter.services is 'Letters of the groups (agency_hall.groups) that it serves.';
comment on column agency_counter.open is 'False: nobody may sit down there for the time being.';
-- The number in its name, where only one counter has it; the others follow in the order of their names.
with named as (
  select id, agency_id, nullif(substring(name from '\d{1,2}'), '')::int as wanted from agency_counter where ended_at is null
), single as (
  select id, wanted from named n where wanted between 1 and 40
    and not exists (select from named o where o.agency_id = n.agency_id and o.wanted = n.wanted and o.id <> n.id)
)
update agency_counter c set number = s.wanted from single s where s.id = c.id;
with free as (
  select a.agency_id, g.number, row_number() over (partition by a.agency_id order by g.number) as place
  from (select distinct agency_id from agency_counter where ended_at is null) a cross join generate_series(1, 40) g (number)
  where not exists (select from agency_counter c where c.agency_id = a.agency_id and c.number = g.number)
), unnumbered as (
  select id, agency_id, row_number() over (partition by agency_id order by length(name), name) as place
  from agency_counter where ended_at is null and number is null
)
update agency_counter c set number = f.number from unnumbered u join free f using (agency_id, place) where u.id = c.id;
alter table agency_counter add constraint agency_counter_numbered check (ended_at is not null or number is not null);
create unique index agency_counter_number on agency_counter (agency_id, number) where ended_at is null;
grant update (number, services, open) on agency_counter to motcua_app;

create table agency_hall (
  agency_id text primary key references agency (id),
  groups jsonb not null check (jsonb_typeof(groups) = 'array' and jsonb_array_length(groups) > 0),
  version integer not null default 1 check (version > 0)
);
comment on table agency_hall is 'Groups of work of an agency''s hall ({letter, name}, in the order of the kiosk). Without a row the hall is as law/queue.yaml proposes, its counters too.';
grant select, insert on agency_hall to motcua_app;
grant update (groups, version) on agency_hall to motcua_app;
insert into agency_hall (agency_id, groups)
  select distinct agency_id, '[{"letter": "A", "name": "Hộ tịch, chứng thực"}, {"letter": "B", "name": "Nộp hồ sơ việc khác"}, {"letter": "C", "name": "Nhận kết quả, hỏi hồ sơ"}]'::jsonb
  from agency_counter where ended_at is null;

-- 3. Days off and days worked instead, by decision; national holidays stay in law/holidays.yaml.
create table agency_day (
  id uuid primary key,
  agency_id text not null references agency (id),
  day date not null,
  kind text not null check (kind in ('off', 'worked')),
  half text check (half in ('morning', 'afternoon')),
  hours text[],
  instead_of date,
  name text not null check (name <> ''),
  legal text not null check (legal <> ''),
  recorded_by jsonb not null,
  recorded_at timestamptz not null,
  withdrawn_by jsonb,
  withdrawn_at timestamptz,
  check ((withdrawn_at is null) = (withdrawn_by is null)),
  check (kind = 'off' or half is null),
  check (kind = 'worked' or (hours is null and instead_of is null))
);
create unique index agency_day_once on agency_day (agency_id, day) where withdrawn_at is null;
comment on table agency_day is 'Days off (off) and worked days off (worked) of an agency and everything below it, added to law/holidays.yaml and never against it. Never deleted.';
grant select, insert on agency_day to motcua_app;
grant update (withdrawn_by, withdrawn_at) on agency_day to motcua_app;

-- 4. Printing many papers as one file.
alter table batch add column output jsonb;
alter table batch_item add column detail jsonb;
comment on column batch.output is 'The file that a batch made: {sha256, size, pages, name, until}; null when there is none (yet, or any more).';
comment on column batch_item.detail is 'What a print takes up of this dossier: [{sha256, name}] in order.';
grant update (output) on batch to motcua_app;
grant update (detail) on batch_item to motcua_app;
create index batch_output on batch ((output ->> 'until')) where output is not null;
