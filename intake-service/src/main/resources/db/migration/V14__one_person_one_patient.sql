create index on patient (birth_date);

-- A gate in the wall: whether somebody is a patient already is asked of the whole chain. It widens the scope for one query; what it finds is
-- compared and shown to nobody, and an error in between ends the transaction and the scope with it.
create function patients_of_every_site_born_on(day date) returns setof patient
  language plpgsql as $$
declare
  scope constant text := current_setting('chairside.sites', true);
begin
  perform set_config('chairside.sites', '*', true);
  return query select * from patient where birth_date = day;
  perform set_config('chairside.sites', coalesce(scope, ''), true);
end
$$;
