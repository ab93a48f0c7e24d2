-- A snapshot is the fold of the events; when the program learns to fold more out of them, older snapshots are made again.

alter table dossier add column fold_version smallint not null default 1;
create index dossier_fold on dossier (fold_version, id);
comment on column dossier.fold_version is 'Which way of folding events made the snapshot (FOLD_VERSION in core/dossier/evolve.ts); lower ones are made again when the program starts.';
