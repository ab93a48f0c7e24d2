-- What a counter took in or gives out for others, newest first: read from the head of an index, like the agency's own.
drop index dossier_accepted;
create index dossier_accepted on dossier (accepted_at, finished_at desc) where accepted_at is not null;
drop index dossier_pickup;
create index dossier_pickup on dossier (pickup_agency_id, finished_at desc) where pickup_agency_id is not null and finished_at is not null;
