-- One act on many dossiers (xử lý hàng loạt): what was chosen, and how each of them went.

create table batch (
  id uuid primary key,
  officer_id uuid not null references officer (id),
  agency_id text not null references agency (id),
  actor jsonb not null,
  act text not null,
  params jsonb not null,
  created_at timestamptz not null,
  stopped_at timestamptz,
  ended_at timestamptz
);
create index batch_officer on batch (officer_id, created_at desc);
comment on column batch.actor is 'The officer in the post in which the batch was begun; the post is looked at again before each dossier.';
comment on column batch.stopped_at is 'Stopped by the officer; what was not begun stays as it is until it is gone on with.';

create table batch_item (
  batch_id uuid not null references batch (id) on delete cascade,
  place integer not null check (place > 0),
  dossier_id uuid not null references dossier (id),
  code text not null,
  -- Which version the officer had seen in the list: whoever was overtaken is told so.
  version integer not null,
  done boolean,
  why text,
  at timestamptz,
  primary key (batch_id, place),
  unique (batch_id, dossier_id),
  check ((done is null) = (at is null))
);
comment on column batch_item.done is 'Null until it was its turn; false when it was refused, with the reason in why.';
grant select, insert on batch, batch_item to motcua_app;
grant update (stopped_at, ended_at) on batch to motcua_app;
grant update (done, why, at) on batch_item to motcua_app;
