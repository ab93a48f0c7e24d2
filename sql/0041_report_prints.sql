-- Long reports are printed as a batch whose items are parts of the table instead of dossiers.

alter table batch_item
  alter column dossier_id drop not null,
  alter column version drop not null,
  add constraint batch_item_about check ((dossier_id is null) = (version is null));
comment on column batch_item.code is 'Of the dossier; of the print of a report the lines of the part ("251–500").';
comment on column batch_item.detail is 'What a print takes up of this dossier: [{sha256, name}] in order; of a report the cells of its lines, until the file is made.';
create index batch_reports on batch (created_at) where act = 'report';

-- Which dossiers the other side heard of late is asked for a whole year at once; nearly every message is there within the hour.
create index outbound_late on outbound (lane, dossier_id) where state = 'sent' and sent_at - created_at > interval '1 hour';
