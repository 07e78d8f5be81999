-- A clearance counts in the states where its prescriber is licensed, and until it ends; null: told before these were kept.
alter table known_clearance add column valid_until timestamptz, add column allowed_states text[];

-- A third gate in the wall (V50), in the place of doubt_about_clearance: what the clearances say of a visit is decided in the service.
create function clearances_as_at(of_patient uuid, at_site text)
  returns table (protocol text, holds boolean, doubt text, valid_until timestamptz, licensed_here boolean)
  language plpgsql as $$
declare
  scope constant text := current_setting('chairside.sites', true);
begin
  perform set_config('chairside.sites', '*', true);
  return query
    select known.protocol, known.holds, known.doubt, known.valid_until,
           known.allowed_states is null or here.state = any (known.allowed_states)
      from known_clearance known, site here where known.patient = of_patient and here.code = at_site;
  perform set_config('chairside.sites', coalesce(scope, ''), true);
end
$$;
