-- what intake told last of each clearance; the visits under its protocol are marked by it
create table known_clearance (
  id       uuid        primary key,
  patient  uuid        not null,
  protocol text,  -- unknown where all that was told of it before is from the time when nobody kept it: then it may be any
  holds    boolean     not null,
  doubt    text,
  told_at  timestamptz not null default clock_timestamp()
);
create index known_clearance_of_a_patient on known_clearance (patient);

-- a passed check counts for some hours only; how many are left of those written down without, nobody knows
delete from day_of_check where excluded_by = '{}';
alter table day_of_check add column valid_until timestamptz
  constraint a_passed_check_has_an_end check ((valid_until is null) = (excluded_by <> '{}'));
