-- What people decided about records in quarantine, and what they asked to have published again.

alter table quarantine
  add column site            text,
  add column tries           int not null default 0,   -- by people; two who try at once are told apart by it
  add column replacement     bytea,                    -- the corrected value; what arrived stays as evidence
  add column decided_by      text,
  add column approved_by     text,
  add column decision_reason text;

-- A decision about a clinical topic that waits for a second person.
create table quarantine_proposal (
  quarantine_id bigint      primary key references quarantine (id) on delete cascade,
  action        text        not null check (action in ('skip', 'replace')),
  reason        text        not null,
  replacement   bytea,
  proposed_by   text        not null,
  proposed_at   timestamptz not null default clock_timestamp()
);

create table republish (
  id            bigint generated always as identity primary key,
  topic         text,                                  -- null: all
  types         text[]      not null,                  -- of that topic; empty: all
  from_position bigint      not null,
  next_position bigint      not null,
  marked        bigint      not null default 0,
  requested_by  text        not null,
  requested_at  timestamptz not null default clock_timestamp(),
  finished_at   timestamptz
);
