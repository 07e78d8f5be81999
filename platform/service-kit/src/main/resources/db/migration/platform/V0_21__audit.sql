-- Who tried to change what, and what came of it. Names of things, never their values.
create table audit_entry (
    id         bigint generated always as identity primary key,
    at         timestamptz not null default now(),
    actor      text        not null,
    roles      text        not null,
    site       text,
    permission text,
    method     text        not null,
    path       text        not null,
    status     smallint    not null,
    outcome    text        not null,
    request_id uuid        not null
);

create index audit_entry_by_actor on audit_entry (actor, at);

revoke update, delete, truncate on audit_entry from ${app_role};
