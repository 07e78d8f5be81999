-- gist over uuid; a trusted extension: the owner of the database may create it
create extension if not exists btree_gist;

create table site (
  code           text primary key,
  version        int  not null,
  name           text not null,
  zone           text not null,
  state          text not null,
  policy_version int  not null
);

create table chair (
  id    uuid primary key,
  site  text not null references site,
  label text not null,
  unique (site, label),
  unique (id, site)
);

-- every version is kept whole: decisions name the one they used
create table site_policy (
  site          text  not null references site,
  version       int   not null,
  policy_values jsonb not null,
  primary key (site, version)
);

create table known_patient (
  token uuid primary key
);

create table appointment (
  id            uuid        primary key,
  version       int         not null,
  state         text        not null,
  patient       uuid        not null references known_patient,
  site          text        not null,
  chair         uuid        not null,
  protocol      text        not null,
  starts_at     timestamptz not null,
  ends_at       timestamptz not null,
  local_start   timestamp   not null,
  zone          text        not null,
  series_number int         not null,
  at_risk       text,
  during        tstzrange   not null generated always as (tstzrange(starts_at, ends_at)) stored,
  holds_chair   boolean     not null generated always as
                  (state in ('BOOKED', 'CONFIRMED', 'CHECKED_IN', 'READY', 'IN_SESSION')) stored,
  foreign key (chair, site) references chair (id, site),
  -- two empty ranges never overlap: without this, the guards below could be walked around
  constraint a_slot_has_a_length
    check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
  constraint a_chair_is_never_booked_twice
    exclude using gist (chair with =, during with &&) where (holds_chair),
  constraint a_patient_is_never_in_two_places
    exclude using gist (patient with =, during with &&) where (holds_chair)
);

create index appointment_of_a_day on appointment (site, local_start);
create index appointment_of_a_patient on appointment (patient, starts_at);

-- told by intake; may come before the front desk checks the patient in, and even before this service knows the visit
create table day_of_check (
  appointment uuid   primary key,
  excluded_by text[] not null  -- rule ids; none: passed
);
