-- A board asks every time it is drawn who of earlier days is still in a chair; they are nobody, or one.
create index infusion_in_chair on infusion (appointment_id)
  where state in ('INFUSING', 'PAUSED', 'STOPPED', 'RECOVERING', 'READY_TO_LEAVE');
