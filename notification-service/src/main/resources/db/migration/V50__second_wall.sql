-- Row-level security: each transaction sees the sites it is for (chairside.sites). What is known of a patient is seen where the patient
-- has a visit; it may come before any visit, and then only the service itself sees it.

alter table clinic enable row level security, force row level security;
create policy of_its_site on clinic using (in_scope(site));

alter table visit enable row level security, force row level security;
create policy of_its_site on visit using (in_scope(site));

alter table restriction enable row level security, force row level security;
create policy of_its_visit on restriction using (every_site_in_scope()
  or exists (select from visit where visit.appointment_id = restriction.appointment_id));

alter table contact enable row level security, force row level security;
create policy of_its_patient on contact using (every_site_in_scope()
  or exists (select from visit where visit.patient = contact.patient));

alter table clearance enable row level security, force row level security;
create policy of_its_patient on clearance using (every_site_in_scope()
  or exists (select from visit where visit.patient = clearance.patient));

alter table message enable row level security, force row level security;
create policy of_its_site on message using (in_scope(site));
