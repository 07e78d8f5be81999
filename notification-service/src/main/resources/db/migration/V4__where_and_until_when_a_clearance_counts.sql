-- A clearance counts in the states where its prescriber is licensed, and a clinic lies in one; null: told before these were kept.
alter table clearance add column allowed_states text[];
alter table clinic add column state text;

-- Letters show the times of their visit, in its own zone.
alter table clinic drop column zone;
