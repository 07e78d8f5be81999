-- A clinic may trust a review for fewer days than the one that opened the file; null: told before this was kept.
alter table clearance add column reviewed_at timestamptz;
