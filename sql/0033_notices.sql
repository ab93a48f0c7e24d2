-- What officers are told about the dossiers they work on, what each of them wants to be told, and the mails in which it is gathered.

create table notice_digest (
  id uuid primary key,
  officer_id uuid not null references officer (id),
  address text not null,
  created_at timestamptz not null,
  attempts integer not null default 0,
  tried_at timestamptz,
  sent_at timestamptz,
  ended_at timestamptz,
  error text,
  check (sent_at is null or ended_at is not null)
);
create index notice_digest_officer on notice_digest (officer_id, created_at desc);
create index notice_digest_open on notice_digest (created_at) where ended_at is null;
comment on table notice_digest is 'One mail to one officer; its id is the Message-ID, so that a repeat is recognised. Written before it is sent (tried_at) and after (sent_at); ended without sent_at: it was given up, why is in error.';
grant select, insert, delete on notice_digest to motcua_app;
grant update (attempts, tried_at, sent_at, ended_at, error) on notice_digest to motcua_app;

create table notice (
  id bigint generated always as identity primary key,
  officer_id uuid not null references officer (id),
  -- At whose desk it is read: of the post in which the officer was told.
  agency_id text not null references agency (id),
  dossier_id uuid not null references dossier (id),
  kind text not null,
  cause text not null,
  title text not null,
  body text not null,
  at timestamptz not null,
  in_app boolean not null,
  in_mail boolean not null,
  read_at timestamptz,
  digest_id uuid references notice_digest (id),
  check (in_app or in_mail),
  unique (officer_id, dossier_id, cause)
);
create index notice_list on notice (officer_id, agency_id, at desc, id desc) where in_app;
create index notice_unread on notice (officer_id, agency_id) where in_app and read_at is null;
create index notice_to_mail on notice (officer_id) where in_mail and digest_id is null and read_at is null;
create index notice_at on notice (at);
create index notice_dossier on notice (dossier_id, officer_id);
create index notice_of_digest on notice (digest_id) where digest_id is not null;
comment on table notice is 'Tin báo. cause: the event (its version), the letter or the share of working time; each tells an officer once. Whether it may still be seen is asked when it is shown.';
grant select, insert, delete on notice to motcua_app;
grant update (read_at, digest_id, in_app) on notice to motcua_app;

create table notice_choice (
  officer_id uuid primary key references officer (id),
  app text[] not null,
  mail text[] not null,
  digest text not null check (digest in ('morning', 'twice', 'late', 'never')),
  address text,
  confirmed_at timestamptz,
  pending text,
  pending_nonce text,
  pending_until timestamptz,
  pending_tries integer not null default 0,
  pending_error text,
  last_slot text,
  check ((address is null) = (confirmed_at is null)),
  check ((pending is null) = (pending_nonce is null) and (pending is null) = (pending_until is null))
);
comment on table notice_choice is 'What an officer wants to be told, where, and when the mails go out; without a row the usual choice. pending: an address to which a code is on its way; the code is made of the secret and the nonce and stands nowhere.';
comment on column notice_choice.last_slot is 'The last time for a mail that was looked at, whether there was something to send or not.';
grant select, insert, update on notice_choice to motcua_app;

create table notice_clock (
  dossier_id uuid primary key references dossier (id),
  look_at timestamptz,
  -- What lies behind when a dossier is first met is told to nobody.
  silent boolean not null
);
create index notice_clock_due on notice_clock (look_at) where look_at is not null;
comment on table notice_clock is 'When the time of a dossier is looked at next for notices; null: nothing of the office''s runs.';
grant select, insert, update on notice_clock to motcua_app;

create table notice_share (
  dossier_id uuid not null references dossier (id),
  about text not null,
  minutes double precision not null,
  share integer not null check (share >= 0),
  primary key (dossier_id, about)
);
comment on table notice_share is 'The share of its working time that a step was last seen to have used: 50, 80, 100. minutes: the whole of that time; when it is another (extended), what lies below begins anew.';
grant select, insert, update, delete on notice_share to motcua_app;

alter table letter add column told_at timestamptz;
comment on column letter.told_at is 'When the officers who have the dossier were told of a letter of the applicant.';
update letter set told_at = at where not from_office;
create index letter_untold on letter (at) where told_at is null and not from_office;
grant update (told_at) on letter to motcua_app;

-- What happened before this version was made is told to nobody.
insert into reader_cursor (name, tx, position, at)
select 'notices', tx, position, at from event order by tx desc, position desc limit 1;
