-- Row-level security: each transaction sees the sites it is for (chairside.sites). In the open stay known_patient, random tokens that every
-- site may book, and site_policy: how a clinic works is about no patient, and rule D3 looks at other clinics' ways as well.

alter table site enable row level security, force row level security;
create policy of_its_site on site using (in_scope(code));

alter table chair enable row level security, force row level security;
create policy of_its_site on chair using (in_scope(site));

alter table appointment enable row level security, force row level security;
create policy of_its_site on appointment using (in_scope(site));

-- may come before the visit it is about: then only the service itself sees it
alter table day_of_check enable row level security, force row level security;
create policy of_its_visit on day_of_check using (every_site_in_scope()
  or exists (select from appointment where appointment.id = day_of_check.appointment));

-- told by intake, perhaps before any visit
alter table known_clearance enable row level security, force row level security;
create policy of_its_patient on known_clearance using (every_site_in_scope()
  or exists (select from appointment where appointment.patient = known_clearance.patient));

-- Two gates in the wall, for bookings. Each widens the scope for one query about one patient; an error in between ends the transaction and
-- the scope with it.

-- rule D3, and being in two places: what is booked for the patient or was delivered
create function visits_at_every_site(of_patient uuid) returns setof appointment
  language plpgsql as $$
declare
  scope constant text := current_setting('chairside.sites', true);
begin
  perform set_config('chairside.sites', '*', true);
  return query select * from appointment where patient = of_patient and (holds_chair or state = 'COMPLETED');
  perform set_config('chairside.sites', coalesce(scope, ''), true);
end
$$;

-- a first visit at this site must be marked if intake has told of a doubt
create function doubt_about_clearance(of_patient uuid, for_protocol text) returns text
  language plpgsql as $$
declare
  scope constant text := current_setting('chairside.sites', true);
  told text;
begin
  perform set_config('chairside.sites', '*', true);
  select doubt into told from known_clearance
    where patient = of_patient and (protocol = for_protocol or protocol is null) and doubt is not null
      and not exists (select from known_clearance where patient = of_patient and protocol = for_protocol and holds)
    order by told_at desc limit 1;
  perform set_config('chairside.sites', coalesce(scope, ''), true);
  return told;
end
$$;
