-- A letter of outdated rules stands aside, and the same may be said once more for the visit.
alter table message add column outdated boolean not null default false;
alter table message drop constraint message_appointment_id_template_audience_key;
create unique index message_said_once on message (appointment_id, template, audience) where not outdated;
