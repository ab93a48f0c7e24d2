-- Types of the documents that somebody has integrated in VNeID, as VNeID said last. With the level they make a digital citizen (công dân số);
-- they replace no paper.

alter table person add column integrated_documents text[] not null default '{}';
