-- who started the pump administers, and cannot witness that the rest was wasted (rule K2)
alter table session add column started_by text;
