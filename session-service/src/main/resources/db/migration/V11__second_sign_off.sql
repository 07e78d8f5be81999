-- rule D1: who cleared cannot be the second prescriber for a high dose
alter table known_clearance add column cleared_by text;
alter table session
  add column signed_off_by text,
  add column signed_off_micrograms_per_kg int,
  add column signed_off_at timestamptz;
