-- Read models: what other services said, arranged for people to look at. Every table is filled by one topic alone, so that the order
-- in which topics arrive is of no matter, and everything here can be thrown away and built again from the events.

create table site (
  code text primary key,
  name text not null,
  zone text not null,
  state text not null,
  policy jsonb not null default '{}');

create table chair (
  chair_id uuid primary key,
  site text not null,
  label text not null);

create table visit (
  appointment_id uuid primary key,
  journey uuid,
  patient uuid not null,
  site text not null,
  chair_id uuid not null,
  protocol text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  local_date date not null,
  series_number int not null,
  state text not null,
  at_risk text,
  checked_in_at timestamptz,
  not_treated_for text[] not null default '{}');
create index visit_by_day on visit (site, local_date);
create index visit_by_patient on visit (patient);

create table infusion (
  session_id uuid primary key,
  appointment_id uuid not null unique,
  state text not null,
  escort text not null default 'EXPECTED',
  gate text,
  gate_failed text[] not null default '{}',
  planned_minutes int,
  started_at timestamptz,
  paused_at timestamptz,
  paused_seconds bigint not null default 0,
  ended_at timestamptz,
  last_vitals_at timestamptz,
  alarm_tier text,
  alarm_rule text,
  alarm_at timestamptz,
  released_at timestamptz,
  restrictions_until timestamptz);

create table clearance (
  clearance_id uuid primary key,
  patient uuid not null,
  protocol text not null,
  state text not null,
  valid_until timestamptz);
create index clearance_by_patient on clearance (patient, protocol);

create table day_of_check (
  appointment_id uuid primary key,
  result text not null,
  reasons text[] not null default '{}');

create table message (
  intent_id uuid primary key,
  appointment_id uuid not null,
  template text not null,
  audience text not null,
  state text not null);
create index message_by_visit on message (appointment_id);

create table journey_step (
  event_id uuid primary key,
  journey uuid not null,
  topic text not null,
  type text not null,
  stream text not null,
  sequence int not null,
  site text,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null);
create index journey_step_by_journey on journey_step (journey, recorded_at);

-- How often the read models changed. One row, counted up under its lock in the transaction of the change: a number that a viewer has seen
-- includes every smaller one, which a sequence would not promise.
create table board_version (
  single boolean primary key default true check (single),
  version bigint not null);
insert into board_version (version) values (0);

-- How far each stream is known to go, and what each consumer said it did with it.
create table stream_head (
  stream text primary key,
  topic text not null,
  sequence int not null,
  recorded_at timestamptz not null);

create table receipt (
  consumer text not null,
  topic text not null,
  stream text not null,
  from_sequence int not null,
  to_sequence int not null,
  outcome text not null,
  reason text,
  at timestamptz not null,
  primary key (consumer, topic, stream, from_sequence, to_sequence, outcome, at));
create index receipt_by_stream on receipt (stream, to_sequence);
create index receipt_by_time on receipt (at);
