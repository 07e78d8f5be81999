-- A forged key may be longer than an index entry can be; it is kept whole, and found by its place.
drop index quarantine_open_key;
create index quarantine_open_key on quarantine (consumer, topic, record_key)
  where state <> 'RESOLVED' and octet_length(record_key) <= 512;
