-- Delegation (ủy quyền): somebody who is there lets a colleague sign or work for them for some days, by the mechanism of leave.

alter table absence add column duties text[];
alter table absence add column role text;
alter table absence add constraint absence_delegation check (
  (duties is null and role is null)
  or (role is not null and substitute_id is not null and cardinality(duties) > 0 and duties <@ array['sign', 'handle'])
);
comment on column absence.duties is 'Absent: the officer is away, and whoever stands in does everything. Else the officer is there and has delegated these duties of the post `role` only.';

-- What each officer has done lately, for the picture of who has how much to do.
create index event_step_done on event ((actor ->> 'officerId'), at) where type = 'StepCompleted';
