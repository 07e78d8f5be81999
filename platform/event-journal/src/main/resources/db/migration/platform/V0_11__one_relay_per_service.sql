-- A service's journal is carried by one relay. A column that is always the same misleads whoever plans a query: PostgreSQL took
-- its condition for a sieve, expected a handful of marks in a backlog of a hundred thousand, and sorted them all at each look.
alter table journal_unpublished drop column lane;
delete from relay_lease where lane <> 0;
alter table relay_lease drop column lane;
alter table relay_lease add column single boolean primary key default true check (single);
