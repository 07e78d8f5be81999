-- The answer to each command of the last seven days, written in the transaction of the command.
create table idempotency_key (
    owner        text        not null,
    key          text        not null check (char_length(key) <= 200),
    fingerprint  text        not null,
    status       smallint    not null check (status between 200 and 299),
    content_type text,
    location     text,
    etag         text,
    body         text        not null,
    created_at   timestamptz not null default now(),
    primary key (owner, key)
);

create index idempotency_key_by_age on idempotency_key (created_at);
