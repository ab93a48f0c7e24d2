-- Procedures as they are worked on, checked by a second person, published, withdrawn; and who did what.

alter table procedure_revision
  add column position bigint generated always as identity,
  add column origin text not null default 'folder' check (origin in ('folder', 'screen')),
  add column files jsonb,
  add column edit_id uuid,
  add column published_by jsonb;
comment on column procedure_revision.position is 'Order of publication: of two that begin on the same day the later one counts.';
comment on column procedure_revision.origin is 'folder: shipped with the program; screen: approved by a second person.';
comment on column procedure_revision.files is 'The files that it was compiled from; null of those stored before files were kept.';
create index procedure_revision_position on procedure_revision (code, position desc);

-- Published is published: only files that were not kept at the time may be added, once.
revoke update on procedure_revision from motcua_app;
grant update (files) on procedure_revision to motcua_app;
create function procedure_revision_stands() returns trigger language plpgsql as $$
begin
  if old.files is not null or to_jsonb(new) - 'files' is distinct from to_jsonb(old) - 'files' then
    raise exception 'a published revision does not change';
  end if;
  return new;
end $$;
create trigger procedure_revision_stands before update on procedure_revision
  for each row execute function procedure_revision_stands();

create table procedure_withdrawal (
  id uuid primary key,
  code text not null,
  from_day date not null,
  decision jsonb not null,
  note text not null,
  last_position bigint not null,
  recorded_by jsonb not null,
  recorded_at timestamptz not null,
  unique (code, from_day)
);
comment on table procedure_withdrawal is 'Bãi bỏ: from from_day on no revision counts that was published before (position up to last_position) or began before. decision: {number, date, by}. Append only.';
grant select, insert on procedure_withdrawal to motcua_app;

create function revisions_on(day date) returns table (id text, code text)
  language sql stable
  as $$
    select latest.id, latest.code
    from (
      select distinct on (r.code) r.id, r.code, r.position, r.effective_from, r.effective_to
      from procedure_revision r
      where r.effective_from <= day
      order by r.code, r.effective_from desc, r.position desc
    ) latest
    where (latest.effective_to is null or latest.effective_to >= day)
      and not exists (
        select from procedure_withdrawal w
        where w.code = latest.code and w.from_day <= day
          and (latest.position <= w.last_position or latest.effective_from < w.from_day)
      )
  $$;
comment on function revisions_on is 'The revision of each procedure in force on a day: the one that began last; what it replaced does not come back, what was withdrawn is gone.';
grant execute on function revisions_on to motcua_app;

create table procedure_edit (
  id uuid primary key,
  code text,
  title text not null,
  files jsonb not null,
  version integer not null default 1 check (version > 0),
  state text not null check (state in ('draft', 'review', 'approved', 'discarded')),
  based_on text references procedure_revision (id),
  origin text not null check (origin in ('screen', 'file', 'national')),
  source_key text unique,
  note text not null default '',
  created_by jsonb not null,
  created_at timestamptz not null,
  changed_by jsonb not null,
  changed_at timestamptz not null,
  submitted_by jsonb,
  submitted_at timestamptz,
  approved_by jsonb,
  revision_id text references procedure_revision (id),
  check ((state = 'approved') = (revision_id is not null))
);
comment on table procedure_edit is 'Bản soạn: a procedure being worked on. Files may be broken. Its history is in procedure_edit_version.';
comment on column procedure_edit.source_key is 'What it was made from without anybody''s doing, e.g. the id of a shipped definition: made once.';
create index procedure_edit_open on procedure_edit (changed_at desc) where state in ('draft', 'review');
create index procedure_edit_code on procedure_edit (code, changed_at desc);
grant select, insert, update on procedure_edit to motcua_app;

create table procedure_edit_version (
  edit_id uuid not null references procedure_edit (id),
  version integer not null check (version > 0),
  files jsonb not null,
  by jsonb not null,
  at timestamptz not null,
  primary key (edit_id, version)
);
comment on table procedure_edit_version is 'Files of every version that was saved, and who saved it: none of them may approve. Append only.';
grant select, insert on procedure_edit_version to motcua_app;

create table procedure_edit_parked (
  id uuid primary key,
  edit_id uuid not null references procedure_edit (id),
  base_version integer not null,
  files jsonb not null,
  by jsonb not null,
  at timestamptz not null
);
comment on table procedure_edit_parked is 'What somebody typed while another saved first: kept until she throws it away.';
create index procedure_edit_parked_of on procedure_edit_parked (edit_id, at desc);
grant select, insert, delete on procedure_edit_parked to motcua_app;

create table catalogue_event (
  position bigint generated always as identity primary key,
  at timestamptz not null,
  by jsonb not null,
  what text not null,
  code text,
  edit_id uuid,
  revision_id text,
  note text not null default ''
);
comment on table catalogue_event is 'Who did what to the catalogue, and why. Append only.';
create index catalogue_event_code on catalogue_event (code, position desc);
create index catalogue_event_edit on catalogue_event (edit_id, position desc);
grant select, insert on catalogue_event to motcua_app;

alter table draft add column moved jsonb;
comment on column draft.moved is 'When the procedure changed while this was being filled in: {from, to, at, version, changes, aside}; aside keeps answers that the new revision cannot use.';
