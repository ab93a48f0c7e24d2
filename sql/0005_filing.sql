-- What a citizen is filling in: answers page by page, papers as they are uploaded.

create table draft (
  id uuid primary key,
  kind text not null check (kind in ('submission', 'supplement')),
  start_key text not null unique,
  person_id uuid not null references person (id),
  procedure_code text not null,
  revision_id text not null references procedure_revision (id),
  agency_id text references agency (id),
  dossier_id uuid references dossier (id),
  answers jsonb not null default '{}',
  confirmed_at jsonb not null default '{}',
  reports jsonb not null default '{}',
  touched jsonb not null default '{}',
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null,
  saved_at timestamptz not null,
  closed_at timestamptz,
  check (kind = 'submission' or dossier_id is not null)
);
create index draft_open on draft (person_id, saved_at desc) where closed_at is null;
create unique index draft_supplement on draft (dossier_id) where kind = 'supplement' and closed_at is null;
comment on table draft is 'One for each dossier being filled in; what registers say is not in here, a browser cannot write it. Closed by filing or by throwing away.';
comment on column draft.dossier_id is 'supplement: the dossier that is completed; submission: the dossier it became.';
comment on column draft.confirmed_at is 'By register-backed field: the instant of the answer that was confirmed. A later answer must be confirmed anew.';
comment on column draft.reports is 'By register-backed field: what the applicant says is wrong in the register.';
comment on column draft.touched is 'By page or paper: the version at which it was last saved. Tells a page that another window changed.';
grant select, insert, update on draft to motcua_app;

create table draft_paper (
  id uuid primary key default gen_random_uuid(),
  draft_id uuid not null references draft (id),
  paper_id text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  name text not null,
  media_type text not null,
  size integer not null check (size > 0),
  uploaded_at timestamptz not null,
  unique (draft_id, paper_id, sha256)
);
comment on table draft_paper is 'Files of a draft; the bytes are in the file store.';
grant select, insert, delete on draft_paper to motcua_app;
