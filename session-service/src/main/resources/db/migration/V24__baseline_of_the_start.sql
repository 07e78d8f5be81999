-- rule V5: a rise is measured by the set that the gate saw last, whatever is written down later
alter table session add column baseline jsonb;

update session set baseline = (
  select reading -> 'vitals' from jsonb_array_elements(chart) reading
  where (reading ->> 'takenAt')::timestamptz <= started_at
  order by (reading ->> 'takenAt')::timestamptz desc limit 1)
where state in ('INFUSING', 'PAUSED');
