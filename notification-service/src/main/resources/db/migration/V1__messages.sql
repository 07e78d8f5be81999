create table clinic (
  site text primary key,
  name text not null,
  zone text not null,
  policy_version int,
  policy jsonb
);

create table contact (
  patient uuid primary key,
  name text not null,
  email text,
  phone text,
  language text not null
);

create table visit (
  appointment_id uuid primary key,
  patient uuid not null,
  site text not null,
  protocol text not null,
  starts_at timestamptz not null,
  zone text not null,
  journey uuid,
  cancelled boolean not null
);
create index visit_of_patient on visit (patient, protocol);

-- apart from the visit: the discharge may be heard before the booking
create table restriction (
  appointment_id uuid primary key,
  ends_at timestamptz not null
);

create table clearance (
  clearance_id uuid primary key,
  patient uuid not null,
  protocol text not null,
  valid_until timestamptz not null
);
create index clearance_of_patient on clearance (patient, protocol);

create table message (
  intent_id uuid primary key,
  version int not null,
  state text not null,
  appointment_id uuid not null,
  patient uuid not null,
  site text not null,
  journey uuid,
  template text not null,
  audience text not null,
  not_after timestamptz not null,
  requested_at timestamptz not null default clock_timestamp(),
  try_after timestamptz not null default clock_timestamp(),
  unique (appointment_id, template, audience)
);
create index message_to_send on message (requested_at) where state = 'REQUESTED';

-- A row stands here while the provider has the message. One that stays was left by a process that is gone.
create table delivery_attempt (
  intent_id uuid primary key references message,
  began_at timestamptz not null default clock_timestamp()
);
