-- The service sweeps up deleted marks as it goes: the autovacuum comes by once a minute, the relay a thousand times a second.
grant maintain on journal_unpublished to ${app_role};
grant maintain on inbox_stream to ${app_role};
