-- rule P1: an order is a prescriber's who is licensed where the patient is; who has not been back since is asked to sign in again
alter table known_staff add column licensed_states text[] not null default '{}';
