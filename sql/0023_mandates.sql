-- Acting for somebody else (ủy quyền, giám hộ, đại diện), and dossiers taken in by another centre than that of the deciding agency.

-- People who never signed in: whom a written authorisation or a register names. Level 0 is none.
alter table person drop constraint if exists person_level_check;
alter table person add constraint person_level_check check (level in (0, 1, 2));
alter table person alter column signed_in_at drop not null;
comment on column person.level is 'Of the VNeID account; 0 while the person has never signed in.';

create table organisation (
  id uuid primary key default gen_random_uuid(),
  tax_code text not null unique check (tax_code ~ '^(\d{10}(-\d{3})?|\d{12})$'),
  name text not null,
  address text not null,
  commune_code text,
  told_at timestamptz not null
);
comment on table organisation is 'Organisations for which somebody acted, as the business register told them last.';
grant select, insert on organisation to motcua_app;
grant update (name, address, commune_code, told_at) on organisation to motcua_app;

create table mandate (
  id uuid primary key,
  kind text not null check (kind in ('authorised', 'family', 'guardian', 'delegate')),
  giver_person_id uuid references person (id),
  giver_organisation_id uuid references organisation (id),
  receiver_personal_id text not null check (receiver_personal_id ~ '^\d{12}$'),
  receiver_name text not null,
  scope jsonb not null,
  valid_from date not null,
  valid_until date,
  evidence jsonb not null,
  state text not null check (state in ('offered', 'checking', 'active', 'declined', 'revoked', 'expired')),
  agency_id text references agency (id),
  version integer not null check (version > 0),
  created_at timestamptz not null,
  check (num_nonnulls(giver_person_id, giver_organisation_id) = 1),
  check (valid_until is not null or kind not in ('authorised', 'delegate')),
  check (valid_until >= valid_from)
);
create index mandate_receiver on mandate (receiver_personal_id, state);
create index mandate_giver_person on mandate (giver_person_id) where giver_person_id is not null;
create index mandate_giver_organisation on mandate (giver_organisation_id) where giver_organisation_id is not null;
create index mandate_checking on mandate (agency_id, created_at) where state = 'checking';
create index mandate_until on mandate (valid_until) where state in ('offered', 'checking', 'active');
comment on table mandate is 'By what right somebody acts for another; the state is the end of mandate_event. Whom it is for, what and for how long never changes.';
comment on column mandate.valid_until is 'Last day. Mandatory where a period must be agreed (BLDS 2015, Điều 563).';
comment on column mandate.agency_id is 'The centre that recorded it or has to check it.';
grant select, insert on mandate to motcua_app;
grant update (state, scope, evidence, valid_until, receiver_name, agency_id, version) on mandate to motcua_app;

create table mandate_event (
  mandate_id uuid not null references mandate (id),
  version integer not null check (version > 0),
  type text not null,
  at timestamptz not null,
  actor jsonb not null,
  data jsonb not null,
  primary key (mandate_id, version)
);
comment on table mandate_event is 'Every change of a mandate, with who made it. Append only.';
grant select, insert on mandate_event to motcua_app;

alter table session add column mandate_id uuid references mandate (id) on delete set null;
alter table session add constraint session_mandate_of_person check (mandate_id is null or person_id is not null);
comment on column session.mandate_id is 'For whom the person works now; the mandate is looked at on every request.';

alter table draft add column for_id uuid;
alter table draft add column fetch_at text references agency (id);
comment on column draft.for_id is 'Whose matter it is (person or organisation), when that is not who fills it in.';
comment on column draft.fetch_at is 'Where the result is fetched, when that is not the counter of the deciding agency.';

alter table register_lookup drop constraint register_lookup_kind_check;
alter table register_lookup add constraint register_lookup_kind_check
  check (kind in ('person', 'organisation', 'marriage', 'birthNotice', 'newPersonalId', 'kin'));

-- Where it was taken in, when that is not the deciding agency: that counter sees it too.
alter table dossier add column accepted_at text generated always as (snapshot #>> '{acceptedAt,agencyId}') stored;
create index dossier_accepted on dossier (accepted_at) where accepted_at is not null;

-- The applicant and who acts for them may each begin an answer to the same request.
drop index draft_supplement;
create unique index draft_supplement on draft (dossier_id, person_id) where kind = 'supplement' and closed_at is null;
