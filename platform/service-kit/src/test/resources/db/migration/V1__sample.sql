create table thing (
    id      uuid primary key,
    version integer not null,
    site    text    not null,
    label   text    not null,
    amount  integer not null,
    constraint thing_label_is_free unique (label),
    constraint thing_label_is_no_name check (label not like '%Canary%')
);

create table note (
    site text not null,
    text text not null
);
alter table note enable row level security, force row level security;
create policy of_its_site on note using (in_scope(site));
