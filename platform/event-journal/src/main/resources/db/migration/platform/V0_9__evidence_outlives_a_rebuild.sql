-- What was quarantined or decided stays when everything is heard again. If the record comes once more, its row stands again.
alter table quarantine add column rebuilt_at timestamptz;
