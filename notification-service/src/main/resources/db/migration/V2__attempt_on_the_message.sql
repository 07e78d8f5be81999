-- The attempt stands on the message itself: whoever locks the row sees whether somebody sends it just now.
-- A table beside it was read with the snapshot of a statement that began before the other worker had committed.
alter table message add column attempt_began_at timestamptz;
update message m set attempt_began_at = a.began_at from delivery_attempt a where a.intent_id = m.intent_id;
drop table delivery_attempt;
