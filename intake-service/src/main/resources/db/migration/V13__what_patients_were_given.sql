-- what sessions told of the drugs in their patients: it locks signatures (rule X1) and outdates attestations (rule M5)
create table treatment (
    session          uuid primary key,
    patient          uuid not null references patient,
    site             text not null,
    sedated_at       timestamptz,
    began_at         timestamptz,
    ended_at         timestamptz,
    restricted_until timestamptz
);
create index on treatment (patient);

alter table treatment enable row level security, force row level security;
create policy of_its_patient on treatment using (exists (select from patient where token = treatment.patient));

-- bookings kept this until now, without the session and without its end
insert into treatment (session, patient, site, began_at, ended_at, restricted_until)
select gen_random_uuid(), patient, site, coalesce(started_at, starts_at), coalesce(started_at, starts_at), restricted_until
from booking where state = 'STARTED';
alter table booking drop column started_at, drop column restricted_until;

-- whose session it is, is known from the event that stops it
drop table clinical_stop;
