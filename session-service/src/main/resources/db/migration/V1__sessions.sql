-- what others said; each table is filled by one topic, in any order
create table known_site (
  code           text primary key,
  zone           text,
  state          text,
  policy_version int,
  policy_values  jsonb
);

create table known_visit (
  appointment     uuid        primary key,
  patient         uuid        not null,
  site            text        not null,
  chair           uuid        not null,
  protocol        text        not null,
  scheduled_start timestamptz not null,
  journey         uuid
);

create table known_clearance (
  id                    uuid        primary key,
  patient               uuid        not null,
  protocol              text,
  standing              text        not null,
  told_at               timestamptz not null,
  terms_version         int,
  valid_until           timestamptz,
  allowed_states        text[],
  max_micrograms_per_kg int,
  cleared_at            timestamptz
);
create index known_clearance_of_a_patient on known_clearance (patient, told_at);

create table known_consent (
  patient      uuid        not null,
  protocol     text        not null,
  signed_at    timestamptz not null,
  withdrawn_at timestamptz,
  primary key (patient, protocol)
);

create table known_escort (
  id      uuid    primary key,
  patient uuid    not null,
  adult   boolean not null
);

create table known_medication_change (
  patient     uuid        primary key,
  recorded_at timestamptz not null
);

create table known_day_of_check (
  appointment       uuid primary key,
  failed_rules      text[],
  clearance         uuid,
  clearance_version int,
  escort            uuid,
  valid_until       timestamptz,
  constraint a_check_is_passed_or_failed check ((failed_rules is null) = (valid_until is not null))
);

-- the drug ledger: micrograms, integers only
create table vial (
  id                          uuid    primary key,
  version                     int     not null,
  site                        text    not null,
  drug                        text    not null,
  lot                         text    not null,
  expires_on                  date    not null,
  concentration_micrograms_ml int     not null check (concentration_micrograms_ml > 0),
  received                    bigint  not null check (received > 0),
  on_hand                     bigint  not null,
  constraint a_vial_is_never_overdrawn check (on_hand >= 0 and on_hand <= received)
);
create index vial_of_a_site on vial (site, expires_on);

create table vial_draw (
  vial    uuid   not null references vial,
  session uuid   not null,
  drawn   bigint not null check (drawn > 0),
  given   bigint not null check (given >= 0),
  wasted  bigint not null check (wasted >= 0),
  primary key (vial, session),
  constraint no_more_leaves_than_was_drawn check (given + wasted <= drawn)
);

create table session (
  id                   uuid        primary key,
  version              int         not null,
  state                text        not null,
  appointment          uuid        not null unique,
  patient              uuid        not null,
  site                 text        not null,
  chair                uuid        not null,
  protocol             text        not null,
  scheduled_start      timestamptz not null,
  arrived_at           timestamptz not null,
  escort               uuid,
  escort_in_room       boolean     not null default false,
  chart                jsonb       not null default '[]',
  vial                 uuid        references vial,
  dose_micrograms      bigint,
  weight_grams         int,
  micrograms_per_kg    int,
  concentration_micrograms_ml int,
  volume_microlitres   bigint,
  identity_confirmed   boolean,
  prepared_at          timestamptz,
  planned_minutes      int,
  started_at           timestamptz,
  running              boolean,
  pump_since           timestamptz,
  ran_ms               bigint,
  stood_ms             bigint,
  outcome              text,
  ended_at             timestamptz,
  given_micrograms     bigint,
  vitals_missed        int         not null default 0,
  aldrete              int,
  padss                int,
  scored_at            timestamptz,
  verified_escort      uuid
);
create index session_of_a_day on session (site, arrived_at);
create index session_of_a_patient on session (patient, started_at);
create index session_to_watch on session (id) where state in ('INFUSING', 'PAUSED', 'RECOVERY', 'READY_FOR_DISCHARGE');

-- whatever the gate overlooks: one patient, one pump
create unique index a_patient_has_one_infusion_at_a_time on session (patient) where state in ('INFUSING', 'PAUSED');

-- what a person typed; it leaves this service in no event
create table session_note (
  id         bigint generated always as identity primary key,
  session    uuid        not null references session,
  noted_at   timestamptz not null,
  noted_by   text        not null,
  note       text        not null
);
