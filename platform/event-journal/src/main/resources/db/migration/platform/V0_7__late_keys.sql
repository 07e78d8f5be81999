-- Records that wait for a key are looked at three times a second; as a rule there are none.
create index quarantine_awaiting_key on quarantine (consumer, id) where state = 'QUARANTINED' and reason = 'key-missing';
