-- Row-level security: each transaction sees the sites it is for (chairside.sites). What others said about a patient is seen where the
-- patient has a visit; it may come before any visit, and then only the service itself sees it. known_site stays in the open: it names no
-- patient.

alter table session enable row level security, force row level security;
create policy of_its_site on session using (in_scope(site));

alter table session_note enable row level security, force row level security;
create policy of_its_session on session_note using (exists (select from session where session.id = session_note.session));

alter table vial enable row level security, force row level security;
create policy of_its_site on vial using (in_scope(site));

alter table vial_draw enable row level security, force row level security;
create policy of_its_vial on vial_draw using (exists (select from vial where vial.id = vial_draw.vial));

create index known_visit_of_a_patient on known_visit (patient);
alter table known_visit enable row level security, force row level security;
create policy of_its_site on known_visit using (in_scope(site));

alter table known_clearance enable row level security, force row level security;
create policy of_its_patient on known_clearance using (every_site_in_scope()
  or exists (select from known_visit where known_visit.patient = known_clearance.patient));

alter table known_consent enable row level security, force row level security;
create policy of_its_patient on known_consent using (every_site_in_scope()
  or exists (select from known_visit where known_visit.patient = known_consent.patient));

alter table known_escort enable row level security, force row level security;
create policy of_its_patient on known_escort using (every_site_in_scope()
  or exists (select from known_visit where known_visit.patient = known_escort.patient));

alter table known_medication_change enable row level security, force row level security;
create policy of_its_patient on known_medication_change using (every_site_in_scope()
  or exists (select from known_visit where known_visit.patient = known_medication_change.patient));

alter table known_day_of_check enable row level security, force row level security;
create policy of_its_visit on known_day_of_check using (every_site_in_scope()
  or exists (select from known_visit where known_visit.appointment = known_day_of_check.appointment));

-- Two gates in the wall, because a body is one at every site. Each widens the scope for one query and lets out only what its rule needs;
-- an error in between ends the transaction and the scope with it.

-- rule D3: when the patient's other infusions began, and under which protocol
create function infusions_at_every_site(of_patient uuid, but uuid) returns table (protocol text, started_at timestamptz)
  language plpgsql as $$
declare
  scope constant text := current_setting('chairside.sites', true);
begin
  perform set_config('chairside.sites', '*', true);
  return query select s.protocol, s.started_at from session s
    where s.patient = of_patient and s.id <> but and s.started_at is not null order by s.started_at;
  perform set_config('chairside.sites', coalesce(scope, ''), true);
end
$$;

-- a weight that cannot be right is noticed wherever the last one was taken
create function last_weight_at_any_site(of_patient uuid, but uuid) returns int
  language plpgsql as $$
declare
  scope constant text := current_setting('chairside.sites', true);
  grams int;
begin
  perform set_config('chairside.sites', '*', true);
  select weight_grams into grams from session
    where patient = of_patient and id <> but and prepared_at is not null order by prepared_at desc limit 1;
  perform set_config('chairside.sites', coalesce(scope, ''), true);
  return grams;
end
$$;
