-- Who signs in: people by VNeID, officers by password and one-time code. Secrets of a browser are stored as hashes only.

create table person (
  id uuid primary key default gen_random_uuid(),
  personal_id text not null unique check (personal_id ~ '^\d{12}$'),
  name text not null,
  birth_date date,
  gender text check (gender in ('male', 'female')),
  phone text not null,
  email text not null,
  address text not null,
  commune_code text,
  level smallint not null check (level in (1, 2)),
  created_at timestamptz not null,
  signed_in_at timestamptz not null
);
comment on table person is 'People who signed in by VNeID; name to level are what VNeID said last (NĐ 69/2024), never typed here.';
grant select, insert, update on person to motcua_app;

create table officer (
  id uuid primary key default gen_random_uuid(),
  username text not null unique check (username = lower(username)),
  name text not null,
  personal_id text not null check (personal_id ~ '^\d{12}$'),
  password_hash text not null,
  totp_secret bytea not null,
  totp_step bigint not null default 0,
  active boolean not null default true,
  created_at timestamptz not null
);
comment on column officer.totp_secret is 'Sealed with the application secret.';
comment on column officer.totp_step is 'Last 30-second step whose code was used: a code counts once.';
grant select, insert on officer to motcua_app;
grant update (name, password_hash, totp_secret, totp_step, active) on officer to motcua_app;

create table officer_post (
  id uuid primary key default gen_random_uuid(),
  officer_id uuid not null references officer (id),
  agency_id text not null references agency (id),
  role text not null check (role in ('receptionist', 'specialist', 'leader', 'controller')),
  position text not null,
  unique (officer_id, agency_id, role)
);
comment on table officer_post is 'What an officer may act as. One post at a time; switched, never mixed.';
grant select, insert on officer_post to motcua_app;
grant update (position) on officer_post to motcua_app;

create table session (
  token_hash bytea primary key,
  person_id uuid references person (id),
  officer_id uuid references officer (id),
  post_id uuid references officer_post (id) on delete set null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  check (num_nonnulls(person_id, officer_id) = 1),
  check (post_id is null or officer_id is not null)
);
create index session_expiry on session (expires_at);
comment on table session is 'token_hash = sha256 of the cookie. Ended rows stay a day, so that a form sent too late finds its owner.';
grant select, insert, update, delete on session to motcua_app;

create table oidc_flow (
  token_hash bytea primary key,
  state text not null,
  nonce text not null,
  verifier text not null,
  return_to text not null,
  expires_at timestamptz not null
);
comment on table oidc_flow is 'A sign-in on its way to VNeID and back; used once.';
grant select, insert, delete on oidc_flow to motcua_app;

create table officer_challenge (
  token_hash bytea primary key,
  officer_id uuid not null references officer (id),
  account text not null,
  return_to text not null,
  expires_at timestamptz not null
);
comment on table officer_challenge is 'The password was right, the one-time code is still to come.';
grant select, insert, delete on officer_challenge to motcua_app;

create table login_attempt (
  account text primary key,
  failures integer not null,
  last_at timestamptz not null,
  locked_until timestamptz
);
comment on table login_attempt is 'Failures by account name (keyed hash), also of names that nobody has, so that a lock tells nothing about who exists.';
grant select, insert, update, delete on login_attempt to motcua_app;

create table pending_form (
  token_hash bytea primary key,
  owner_id uuid not null,
  path text not null,
  sealed bytea not null,
  expires_at timestamptz not null
);
comment on table pending_form is 'What was sent after the session had ended, encrypted, kept an hour for the same person and handed back once.';
grant select, insert, delete on pending_form to motcua_app;

create table rate_limit (
  key text primary key,
  points integer not null default 0,
  expire bigint
);
comment on table rate_limit is 'Counters of rate-limiter-flexible; its columns are given.';
grant select, insert, update, delete on rate_limit to motcua_app;
