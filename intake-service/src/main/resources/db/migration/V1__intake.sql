-- who a token is; nowhere else in the chain
create table patient (
    token       uuid primary key,
    version     int  not null,
    name        text not null,
    email       text,
    phone       text,
    birth_date  date not null,
    language    text not null,
    home_site   text not null
);

-- the sites whose staff may see a patient
create table patient_site (
    patient uuid not null references patient,
    site    text not null,
    primary key (patient, site)
);

create table medication_list (
    patient     uuid primary key references patient,
    version     int         not null check (version > 0),
    attested_at timestamptz not null
);

create table medication (
    patient          uuid not null references medication_list,
    position         int  not null,
    name             text not null,
    medication_class text not null,
    primary key (patient, position)
);

create table consent (
    patient          uuid        not null references patient,
    protocol         text        not null,
    document_version text        not null,
    signed_at        timestamptz not null,
    withdrawn_at     timestamptz,
    primary key (patient, protocol)
);

create table escort (
    id           uuid primary key,
    patient      uuid    not null references patient,
    name         text    not null,
    email        text,
    phone        text,
    adult        boolean not null,
    fit_to_drive boolean not null
);
create index on escort (patient);

create table clearance (
    id                        uuid primary key,
    version                   int         not null,
    state                     text        not null,
    patient                   uuid        not null references patient,
    protocol                  text        not null,
    opened_for                uuid        not null,
    opened_at                 timestamptz not null default clock_timestamp(),
    approval                  int,
    valid_until               timestamptz,
    allowed_states            text[],
    max_dose_micrograms_per_kg int,
    check (state <> 'CLEARED' or approval is not null and valid_until is not null
        and allowed_states is not null and max_dose_micrograms_per_kg is not null)
);
-- a patient has one file per protocol that something can still come of
create unique index one_open_file_per_protocol on clearance (patient, protocol)
    where state not in ('DECLINED', 'REVOKED');
create index on clearance (patient, protocol, opened_at);
create index on clearance (state, opened_at);
create index clearances_that_will_expire on clearance (valid_until) where state = 'CLEARED';

create table day_of_check (
    appointment uuid primary key,
    version     int  not null,
    state       text not null
);

-- what other services told
create table site (
    code   text primary key,
    zone   text not null,
    state  text not null
);

create table site_policy (
    site    text primary key,
    version int   not null,
    policy  jsonb not null
);

create table booking (
    appointment uuid primary key,
    patient     uuid        not null references patient,
    site        text        not null,
    protocol    text        not null,
    starts_at   timestamptz not null,
    journey     uuid,
    state       text        not null
);

-- sessions that a clinician stopped; what it means is known when the session is over
create table clinical_stop (
    session uuid primary key
);
