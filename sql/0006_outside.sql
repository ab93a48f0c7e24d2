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
  next_at timestamptz not null,
  claimed_until timestamptz,
  last_error text,
  sent_at timestamptz,
  unique (lane, dossier_id, seq)
);
create index outbound_waiting on outbound (lane, next_at, id) where state = 'pending';
create index outbound_unsent on outbound (lane, dossier_id, seq) where state <> 'sent';
create index outbound_sent on outbound (lane, sent_at) where state = 'sent';
comment on table outbound is 'Messages to other systems, written in the transaction of the act they tell of. The message never changes; lanes deliver it in the order of seq.';
comment on column outbound.claimed_until is 'Until then one runner is delivering it; a runner that died is not waited for any longer.';
grant select, insert on outbound to motcua_app;
grant update (state, attempts, next_at, claimed_until, last_error, sent_at) on outbound to motcua_app;

create table outbound_replay (
  id bigint generated always as identity primary key,
  outbound_id bigint not null references outbound (id),
  at timestamptz not null,
  actor jsonb not null
);
comment on table outbound_replay is 'Who had a refused message sent again. Append only.';
grant select, insert on outbound_replay to motcua_app;
