-- rule V2: a pressure that rules out the day does so at every site; like the gates of the second wall, this lets out only what its rule needs
create function worst_pressure_at_any_site(of_patient uuid, but uuid, day_begins timestamptz, day_ends timestamptz)
  returns table (systolic int, diastolic int)
  language plpgsql as $$
declare
  scope constant text := current_setting('chairside.sites', true);
begin
  perform set_config('chairside.sites', '*', true);
  return query select max((reading -> 'vitals' ->> 'systolic')::int), max((reading -> 'vitals' ->> 'diastolic')::int)
    from session s, jsonb_array_elements(s.chart) reading
    where s.patient = of_patient and s.id <> but and s.arrived_at >= day_begins and s.arrived_at < day_ends
    having count(*) > 0;
  perform set_config('chairside.sites', coalesce(scope, ''), true);
end
$$;
