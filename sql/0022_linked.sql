-- Interlinked procedures (liên thông): dossiers at other agencies under the citizen's one.

alter table dossier add column parent_id uuid generated always as ((snapshot->'parent'->>'id')::uuid) stored;
comment on column dossier.parent_id is 'The citizen''s dossier of which this one is a part at another agency; the citizen sees that one alone.';
create index dossier_parent on dossier (parent_id) where parent_id is not null;
