-- A site may trust a review for fewer days than the one that opened the file; null: told before this was kept.
alter table known_clearance add column reviewed_at timestamptz;

drop function clearances_as_at(uuid, text);
create function clearances_as_at(of_patient uuid, at_site text)
  returns table (protocol text, holds boolean, doubt text, reviewed_at timestamptz, valid_until timestamptz, licensed_here boolean)
  language plpgsql as $$
declare
  scope constant text := current_setting('chairside.sites', true);
begin
  perform set_config('chairside.sites', '*', true);
  return query
    select known.protocol, known.holds, known.doubt, known.reviewed_at, known.valid_until,
           known.allowed_states is null or here.state = any (known.allowed_states)
      from known_clearance known, site here where known.patient = of_patient and here.code = at_site;
  perform set_config('chairside.sites', coalesce(scope, ''), true);
end
$$;
