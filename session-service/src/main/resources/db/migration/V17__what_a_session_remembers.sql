alter table session
  -- rule R5: what was scored before the last alarm no longer counts
  add column alarmed_at timestamptz,
  -- in whose name a pause that lasts too long ends the infusion (PAUSE)
  add column paused_by text,
  -- the nurse was told once that the planned time is over (rule D2)
  add column overrun boolean not null default false,
  -- what happened before the patient left may be written down afterwards
  add column left_at timestamptz;
