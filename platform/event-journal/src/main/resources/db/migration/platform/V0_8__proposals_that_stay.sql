-- A proposal has a number by which the second person names what was read, and stays when it is closed: who agreed, who withdrew.
alter table quarantine_proposal drop constraint quarantine_proposal_pkey;
alter table quarantine_proposal
  add column id        bigint generated always as identity primary key,
  add column closed_at timestamptz,
  add column closed_by text,
  add column outcome   text check (outcome in ('approved', 'withdrawn', 'overtaken')),
  add check ((closed_at is null) = (outcome is null));
create unique index quarantine_proposal_open on quarantine_proposal (quarantine_id) where closed_at is null;
