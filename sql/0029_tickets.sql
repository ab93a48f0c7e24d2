-- Queue numbers: who waits in the hall of an agency, who is called to which counter, and how long it took.

create table ticket_seat (
  agency_id text not null references agency (id),
  day date not null,
  counter int not null check (counter between 1 and 40),
  officer_id uuid,
  officer_name text,
  services text[] not null check (cardinality(services) > 0),
  ahead int not null default 0 check (ahead >= 0),
  since timestamptz not null,
  primary key (agency_id, day, counter),
  check ((officer_id is null) = (officer_name is null))
);
create unique index ticket_seat_officer on ticket_seat (agency_id, day, officer_id);
comment on table ticket_seat is 'Counters of a day and who sits there; chosen anew every day. Without an officer the counter is closed.';
comment on column ticket_seat.ahead is 'How many people with priority or an agreed hour were called one after another until now (law/queue.yaml, run).';

create table ticket_series (
  agency_id text not null references agency (id),
  day date not null,
  series text not null check (series ~ '^[A-Z]{1,2}$'),
  last int not null check (last > 0),
  primary key (agency_id, day, series)
);
comment on table ticket_series is 'The last number given; raised in the transaction that gives it, so that there is neither a gap nor a duplicate.';

create table ticket (
  id uuid primary key,
  place bigint generated always as identity,
  agency_id text not null references agency (id),
  day date not null,
  series text not null,
  seq int not null,
  number text not null,
  service text not null,
  priority text check (priority in ('old', 'child', 'disabled', 'merit')),
  procedure_code text,
  appointment_at timestamptz,
  via text not null check (via in ('kiosk', 'desk')),
  issued_at timestamptz not null,
  in_line_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'called', 'serving', 'done', 'absent', 'ended')),
  counter int,
  for_counter int,
  called_at timestamptz,
  calls int not null default 0,
  visit_id uuid references counter_visit (id),
  unique (agency_id, day, series, seq),
  check (state not in ('called', 'serving') or counter is not null)
);
create unique index ticket_at_counter on ticket (agency_id, day, counter) where state in ('called', 'serving');
create index ticket_day on ticket (agency_id, day, state);
create index ticket_open on ticket (day) where state in ('waiting', 'called', 'serving');
comment on table ticket is 'A queue number as it stands now; what happened to it is in ticket_event. Nobody''s name is kept.';
comment on column ticket.place is 'Order in which numbers were taken; decides between two of the same instant.';
comment on column ticket.in_line_at is 'From when the place in the line counts: the issue, or the return of who was absent. Being passed on changes nothing.';
comment on column ticket.for_counter is 'Passed on to one counter; any counter of the group while that one is closed.';

create table ticket_event (
  id bigint generated always as identity primary key,
  ticket_id uuid not null references ticket (id),
  kind text not null check (kind in ('issued', 'called', 'recalled', 'started', 'visit', 'transferred', 'prioritised', 'absent', 'returned', 'finished', 'dayEnded')),
  at timestamptz not null,
  act_key text not null unique,
  officer jsonb,
  counter int,
  detail jsonb not null default '{}'
);
create index ticket_event_ticket on ticket_event (ticket_id, id);
comment on table ticket_event is 'What happened to a number, in order. Never changed: waiting times are read from here.';
comment on column ticket_event.act_key is 'One for each intended act: the same act sent twice happens once.';

create table kiosk_help (
  id uuid primary key,
  agency_id text not null references agency (id),
  asked_at timestamptz not null,
  answered_at timestamptz,
  answered_by jsonb,
  check ((answered_at is null) = (answered_by is null))
);
create unique index kiosk_help_open on kiosk_help (agency_id) where answered_at is null;
comment on table kiosk_help is 'Somebody at the kiosk asks for a person.';

grant select, insert on ticket_seat, ticket_series, ticket, ticket_event, kiosk_help to motcua_app;
grant update (officer_id, officer_name, services, ahead, since) on ticket_seat to motcua_app;
grant update (last) on ticket_series to motcua_app;
grant update (service, priority, in_line_at, state, counter, for_counter, called_at, calls, visit_id) on ticket to motcua_app;
grant update (answered_at, answered_by) on kiosk_help to motcua_app;
