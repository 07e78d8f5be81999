-- a stricter site counts its own days from the review; for approvals from before this column, the end they were given holds everywhere
alter table clearance add column reviewed_at timestamptz;

-- since when the last infusion of a visit ran: an attestation of the medications from before it is not one for the next visit
alter table booking add column started_at timestamptz;

-- a medication of rule M2 that was stopped is to be reviewed like one that is taken; what was stopped before this column is not known
alter table medication_list add column was_of_concern boolean not null default false;
