-- When a partition was taken up at a place before which events are gone that this consumer has not had. It knows all again once their
-- owner has published its journal from the beginning after that.
alter table inbox_position add column short_since timestamptz;
