-- The counter: cards that were scanned, what made a visit difficult, and why the population register could not be asked.

create table counter_card (
  visit_id uuid not null references counter_visit (id),
  field text not null,
  personal_id text not null check (personal_id ~ '^\d{12}$'),
  card jsonb not null,
  scanned_by jsonb not null,
  scanned_at timestamptz not null,
  outcome text check (outcome in ('match', 'differs', 'notFound', 'unavailable')),
  differences jsonb,
  checked_at timestamptz,
  primary key (visit_id, field, personal_id),
  check ((outcome is null) = (checked_at is null))
);
comment on table counter_card is 'What the QR code of an ID card said at the counter, held against the population register. Removed with the answers of the register when a visit comes to nothing (Luật 91/2025/QH15).';
comment on column counter_card.field is 'visitor, or the id of the question that the number answers.';
comment on column counter_card.card is '{name, birthDate, sex, address, oldId, issuedOn}, each only when the card said it.';
comment on column counter_card.differences is '[{what, card, register}]; empty when they agree.';
grant select, insert, delete on counter_card to motcua_app;
grant update (card, scanned_by, scanned_at, outcome, differences, checked_at) on counter_card to motcua_app;

create table counter_difficulty (
  visit_id uuid not null references counter_visit (id),
  code text not null,
  noted_by jsonb not null,
  noted_at timestamptz not null,
  primary key (visit_id, code)
);
create index counter_difficulty_code on counter_difficulty (code, visit_id);
comment on table counter_difficulty is 'What kept a visitor from the portal, or held the visit up, as the clerk ticked it. Codes: features/counter/difficulties.ts.';
grant select, insert, delete on counter_difficulty to motcua_app;
