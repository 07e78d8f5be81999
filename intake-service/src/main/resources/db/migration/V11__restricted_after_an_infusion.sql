-- until when the patient of this visit may sign nothing, as the discharge said (rules X1, E4); before it the day of the site counts
alter table booking add column restricted_until timestamptz;
