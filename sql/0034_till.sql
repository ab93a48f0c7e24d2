-- The till: receipts and refund slips as they stand in the events, the numbers that they take, and the daily closing of each cashier.

create table till_closing (
  id uuid primary key,
  agency_id text not null references agency (id),
  cashier_id text not null,
  cashier text not null,
  position text not null,
  day date not null,
  nth integer not null check (nth > 0),
  year integer not null,
  number integer not null check (number > 0),
  closed_at timestamptz not null,
  expected bigint not null,
  counted bigint not null check (counted >= 0),
  notes jsonb not null default '{}',
  reason text,
  sha256 text,
  size integer,
  unique (agency_id, year, number),
  unique (agency_id, cashier_id, day, nth),
  check (counted = expected or reason is not null),
  check ((sha256 is null) = (size is null))
);
create index till_closing_day on till_closing (agency_id, day);
comment on table till_closing is 'Closing sheets (bảng kê đóng quầy): one cashier''s money of one day; what is taken after it goes on the next sheet of that day (nth). Never changed; the print is kept once made.';
comment on column till_closing.expected is 'Cash that the receipts and refunds say is in the drawer, VND; may be below 0 when more was given back than taken.';
comment on column till_closing.notes is 'How many of each bank note were counted, by value; empty when only the sum was typed.';

create table till_entry (
  dossier_id uuid not null references dossier (id),
  version integer not null,
  kind text not null check (kind in ('receipt', 'refund')),
  payment_id text not null,
  agency_id text not null,
  cashier_id text,
  cashier text not null,
  at timestamptz not null,
  till boolean not null,
  method text not null check (method in ('cash', 'transfer', 'pos', 'online')),
  reference text,
  number text not null,
  items jsonb not null,
  amount bigint not null check (amount > 0),
  cancelled_at timestamptz,
  cancelled_by text,
  cancel_reason text,
  closing_id uuid references till_closing (id),
  primary key (dossier_id, version),
  check ((cancelled_at is null) = (cancelled_by is null)),
  check ((cancelled_at is null) = (cancel_reason is null))
);
create index till_entry_at on till_entry (agency_id, at);
create index till_entry_day on till_entry (at);
create index till_entry_open on till_entry (agency_id, cashier_id) where till and closing_id is null;
create index till_entry_closing on till_entry (closing_id) where closing_id is not null;
comment on table till_entry is 'Money that was taken and given back (core/till): a fold of the dossiers'' events, written with the snapshot; reports of money read it. Only closing_id is not in the events.';
comment on column till_entry.till is 'Counted when the cashier''s till is closed; not what came in on line, nor receipts that took their number from elsewhere.';
comment on column till_entry.cancelled_at is 'A cancelled receipt keeps its number and stands on the closing sheet without its amount.';

create table till_counter (
  agency_id text not null references agency (id),
  year integer not null,
  series text not null check (series in ('BL', 'PH', 'BK')),
  last integer not null check (last > 0),
  primary key (agency_id, year, series)
);
comment on table till_counter is 'The last number of receipts (BL), refund slips (PH) and closing sheets (BK); raised in the transaction that uses it, so that there is neither a gap nor a duplicate.';

grant select, insert on till_closing, till_entry, till_counter to motcua_app;
grant update (sha256, size) on till_closing to motcua_app;
grant update (cancelled_at, cancelled_by, cancel_reason, closing_id) on till_entry to motcua_app;
grant update (last) on till_counter to motcua_app;
