-- What reports count about each dossier, and since when until when it was so: a report taken as of an instant reads what held then.

create table dossier_span (
  dossier_id uuid not null references dossier (id),
  from_at timestamptz not null,
  to_at timestamptz check (to_at > from_at),
  phase text not null check (phase in ('filed', 'working', 'waiting', 'done', 'refused', 'stopped', 'withdrawn')),
  agency_id text not null,
  centre_id text not null,
  procedure_code text not null,
  revision_id text not null,
  channel text not null,
  submitted_by text not null,
  delivery text not null,
  fee bigint not null,
  lookup text not null check (lookup in ('found', 'notFound', 'unavailable', 'none')),
  parent_id uuid,
  received_at timestamptz,
  due_at timestamptz,
  stopped_at timestamptz,
  finished_at timestamptz,
  signed_at timestamptz,
  template text,
  book_year integer,
  book text,
  book_number integer,
  primary key (dossier_id, from_at)
);
comment on table dossier_span is 'Stretches of time in which what reports count about a dossier stayed the same (core/reports): a fold of its events, written with the snapshot and made again with it.';
comment on column dossier_span.to_at is 'Not part of it; null until something changes.';
comment on column dossier_span.stopped_at is 'When the office''s clock stood or stopped: since when it is paused, the end, or the beginning of the pause in which it ended; null while it runs.';
comment on column dossier_span.centre_id is 'The agency whose centre took it in; another one for what is decided elsewhere.';
comment on column dossier_span.signed_at is 'When what was asked was granted and signed, with its template and its entry in the book; null before, and for a refusal.';
comment on column dossier_span.parent_id is 'Part of an interlinked filing: never counted beside its parent.';
create unique index dossier_span_now on dossier_span (dossier_id) where to_at is null;
-- What an agency received, what it finished, what was open: each kind of question its own way in.
create index dossier_span_received on dossier_span (agency_id, received_at) where received_at is not null;
create index dossier_span_finished on dossier_span (agency_id, finished_at) where finished_at is not null and received_at is not null;
create index dossier_span_centre on dossier_span (centre_id, received_at) where received_at is not null;
create index dossier_span_signed on dossier_span (agency_id, signed_at) where signed_at is not null;
create index dossier_span_open on dossier_span (agency_id, to_at) where finished_at is null and received_at is not null;
grant select, insert, update, delete on dossier_span to motcua_app;

-- What is counted by the day on which it happened: money, ratings, hand-overs, results.
create index event_counted on event (type, at) where type in ('PaymentRecorded', 'Rated', 'HandedOver', 'ResultApproved', 'ActUndone');
