-- What the queues ask of a dossier's life: a supplement that a leader has to decide, and the counter where the result is fetched. Both are read
-- from the snapshot, so no writer can forget them.

alter table dossier
  add column proposal_waits boolean not null generated always as (snapshot ? 'proposal') stored,
  add column pickup_agency_id text generated always as (snapshot #>> '{delivery,agencyId}') stored;
comment on column dossier.proposal_waits is 'An officer wants to ask for a supplement and a leader has not decided.';
comment on column dossier.pickup_agency_id is 'Counter where the applicant fetches the result, when it is not the deciding agency''s.';
create index dossier_pickup on dossier (pickup_agency_id) where pickup_agency_id is not null and finished_at is not null;
