-- what was given beside the infusion; some of it lengthens the recovery (rules R2 and R3)
alter table session add column rescues jsonb not null default '[]';
