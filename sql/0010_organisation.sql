-- Organisations are looked up by their tax code, like persons by their number.

alter table register_lookup drop constraint register_lookup_kind_check;
alter table register_lookup add constraint register_lookup_kind_check
  check (kind in ('person', 'organisation', 'marriage', 'birthNotice', 'newPersonalId'));
