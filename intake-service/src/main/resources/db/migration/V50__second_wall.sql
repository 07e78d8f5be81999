-- Row-level security: each transaction sees the sites it is for (chairside.sites), and a patient is of the home site and of every site
-- with a booking. Everything about a patient goes with the patient, bookings too: a file may have been opened for a visit elsewhere.
-- In the open stay site and site_policy, which name no patient, and clinical_stop, the ids of sessions about to be over.

alter table patient_site enable row level security, force row level security;
create policy of_its_site on patient_site using (in_scope(site));

alter table patient enable row level security, force row level security;
create policy of_its_sites on patient using (in_scope(home_site)
  or exists (select from patient_site where patient_site.patient = patient.token));

alter table medication_list enable row level security, force row level security;
create policy of_its_patient on medication_list using (exists (select from patient where token = medication_list.patient));

alter table medication enable row level security, force row level security;
create policy of_its_patient on medication using (exists (select from patient where token = medication.patient));

alter table consent enable row level security, force row level security;
create policy of_its_patient on consent using (exists (select from patient where token = consent.patient));

alter table escort enable row level security, force row level security;
create policy of_its_patient on escort using (exists (select from patient where token = escort.patient));

alter table clearance enable row level security, force row level security;
create policy of_its_patient on clearance using (exists (select from patient where token = clearance.patient));

alter table booking enable row level security, force row level security;
create policy of_its_patient on booking using (exists (select from patient where token = booking.patient));

alter table day_of_check enable row level security, force row level security;
create policy of_its_booking on day_of_check
  using (exists (select from booking where booking.appointment = day_of_check.appointment));
