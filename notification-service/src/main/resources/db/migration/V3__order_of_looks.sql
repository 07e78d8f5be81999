-- Whose time came first is looked at first: what was looked at and put off stands behind what was not.
drop index message_to_send;
create index message_to_send on message (try_after) where state = 'REQUESTED';

-- how often nothing could be decided about it, or no letter written
alter table message add column breaks int not null default 0;
