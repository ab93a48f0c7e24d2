-- Reports by officer ask of every dossier of a year who received it and who drew its result up, and whether that was taken back: a look into an
-- index each, instead of into all that ever happened to it.
create index event_by_whom on event (dossier_id, type, version) where type in ('Received', 'ResultDrafted', 'ActUndone');
