-- scheduling sent the patient home: the gate stays closed, whatever else is in order
alter table known_visit add column turned_away boolean not null default false;
