-- rule D3: between two sites the stricter policy holds, so the gate asks where an infusion was. It takes the place of
-- infusions_at_every_site, which instances from before still ask
create function infusions_and_their_sites(of_patient uuid, but uuid)
  returns table (protocol text, started_at timestamptz, site text)
  language plpgsql as $$
declare
  scope constant text := current_setting('chairside.sites', true);
begin
  perform set_config('chairside.sites', '*', true);
  return query select s.protocol, s.started_at, s.site from session s
    where s.patient = of_patient and s.id <> but and s.started_at is not null order by s.started_at;
  perform set_config('chairside.sites', coalesce(scope, ''), true);
end
$$;
