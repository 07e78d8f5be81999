-- Read models that no page shows. How far a listener has come, the listener says itself; of letters, notification-service is asked.
drop table message;
drop table stream_head;
alter table site drop column state;
alter table visit drop column journey, drop column series_number, drop column checked_in_at, drop column not_treated_for;
alter table infusion drop column released_at, drop column restrictions_until;
alter table day_of_check drop column reasons;
alter table receipt drop column reason;
