-- What a service decided, in order, for ever; what of it the broker has not acknowledged; what it heard from others.

create table journal (
  position    bigint generated always as identity primary key,
  event_id    uuid        not null unique,
  stream      text        not null,
  sequence    int         not null check (sequence > 0),
  type        text        not null,
  record_key  text        not null,
  site        text,
  journey     uuid,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  headers     jsonb       not null,
  data        bytea       not null,
  unique (stream, sequence)
);
revoke update, delete, truncate on journal from ${app_role};

create table journal_unpublished (
  position bigint   primary key,
  lane     smallint not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000);

-- Events that can never be sent, and those of the same streams behind them.
create table journal_parked (
  position   bigint      primary key references journal (position),
  stream     text        not null,
  record_key text        not null,
  reason     text        not null,
  parked_at  timestamptz not null default clock_timestamp()
);

-- Who may delete marks: the epoch is the fence, the advisory lock only the quick way to learn that a holder died.
create table relay_lease (
  lane       smallint    primary key,
  epoch      bigint      not null,
  holder     text        not null,
  backend    int         not null,
  renewed_at timestamptz not null
);

create table inbox_stream (
  consumer      text  not null,
  topic         text  not null,
  stream        text  not null,
  last_sequence int   not null,
  held_since    timestamptz,
  gap_since     timestamptz,
  fingerprints  bytea not null,                 -- of the last few events: a changed one is recognised
  primary key (consumer, topic, stream)
) with (fillfactor = 80);
create index inbox_stream_waiting on inbox_stream (consumer, topic) where held_since is not null or gap_since is not null;

-- The next offset to be read: all before it has been applied, set aside, or recognised as a duplicate.
create table inbox_position (
  consumer    text        not null,
  topic       text        not null,
  partition   int         not null,
  next_offset bigint      not null,
  updated_at  timestamptz not null default clock_timestamp(),
  primary key (consumer, topic, partition)
);

-- QUARANTINED: cannot be handled. HELD: waits behind one that cannot. GAP: waits for one that has not come.
create table quarantine (
  id            bigint generated always as identity primary key,
  consumer      text        not null,
  topic         text        not null,
  partition     int         not null,
  record_offset bigint      not null,
  fingerprint   bytea       not null,           -- of key, headers and value: offsets repeat when a broker loses its log
  record_key    bytea,
  headers       bytea       not null,           -- JSON: [["name","base64"], …], exactly what arrived
  value         bytea,
  stream        text,
  sequence      int,
  event_id      uuid,
  type          text,
  state         text        not null check (state in ('QUARANTINED', 'HELD', 'GAP', 'RESOLVED')),
  reason        text,
  pointer       text,
  exception     text,
  arrived_at    timestamptz not null default clock_timestamp(),
  resolved_at   timestamptz,
  resolution    text,
  unique (consumer, topic, partition, record_offset, fingerprint)
);
create index quarantine_open_stream on quarantine (consumer, topic, stream, sequence) where state <> 'RESOLVED';
create index quarantine_open_key on quarantine (consumer, topic, record_key) where state <> 'RESOLVED';

create table receipt_unpublished (
  position bigint generated always as identity primary key,
  consumer text  not null,
  data     bytea not null
);
