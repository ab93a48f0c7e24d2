-- What we ask registers, and what we tell other systems.

create table register_lookup (
  id uuid primary key,
  kind text not null check (kind in ('person', 'marriage', 'birthNotice', 'newPersonalId')),
  args jsonb not null,
  purpose text not null,
  procedure_code text not null,
  asked_by jsonb not null,
  draft_id uuid,
  field_id text,
  dossier_id uuid,
  asked_at timestamptz not null,
  state text not null default 'pending' check (state in ('pending', 'answered', 'unavailable')),
  value jsonb,
  answered_at timestamptz,
  attempts integer not null default 0,
  last_error text,
  check ((state = 'answered') = (value is not null))
);
create index register_lookup_draft on register_lookup (draft_id, asked_at) where draft_id is not null;
create index register_lookup_dossier on register_lookup (dossier_id) where dossier_id is not null;
create unique index register_lookup_allocation on register_lookup ((args ->> 'request')) where kind = 'newPersonalId';
comment on table register_lookup is 'Every question to a register: who asked what, when and what for (Luật 91/2025/QH15), and what came back. The question never changes.';
grant select, insert on register_lookup to motcua_app;
grant update (state, value, answered_at, attempts, last_error) on register_lookup to motcua_app;

create table outbound_queue (
  lane text not null,
  dossier_id uuid not null,
  last_seq integer not null check (last_seq > 0),
  next_at timestamptz,
  claimed_by uuid,
  claimed_until timestamptz,
  primary key (lane, dossier_id)
);
create index outbound_queue_due on outbound_queue (lane, next_at) where next_at is not null;
comment on table outbound_queue is 'Line of messages of one dossier. Its row is locked by whoever adds to it or ends its delivery, so none is overlooked.';
comment on column outbound_queue.next_at is 'When to try again; null while nothing waits or a refused message stops the line.';
comment on column outbound_queue.claimed_until is 'Until then one runner is delivering; a runner that died is not waited for any longer.';
grant select, insert, update on outbound_queue to motcua_app;

create table outbound (
  id bigint generated always as identity primary key,
  lane text not null,
  dossier_id uuid not null,
  seq integer not null check (seq > 0),
  service text not null,
  payload jsonb not null,
  created_at timestamptz not null,
  state text not null default 'pending' check (state in ('pending', 'sent', 'failed')),
  attempts integer not null default 0,
  refusals integer not null default 0,
  tried_at timestamptz,
  last_error text,
  sent_at timestamptz,
  unique (lane, dossier_id, seq)
);
create index outbound_unsent on outbound (lane, dossier_id, seq) where state <> 'sent';
create index outbound_sent on outbound (lane, sent_at) where state = 'sent';
comment on table outbound is 'Messages to other systems, written in the transaction of the act they tell of. The message never changes; lanes deliver it in the order of seq.';
comment on column outbound.refusals is 'How often the other side understood the message and refused it; away and garbled answers are not counted.';
grant select, insert on outbound to motcua_app;
grant update (state, attempts, refusals, tried_at, last_error, sent_at) on outbound to motcua_app;

create table outbound_replay (
  id bigint generated always as identity primary key,
  outbound_id bigint not null references outbound (id),
  at timestamptz not null,
  actor jsonb not null
);
create index outbound_replay_of on outbound_replay (outbound_id);
comment on table outbound_replay is 'Who had a refused message sent again. Append only.';
grant select, insert on outbound_replay to motcua_app;
