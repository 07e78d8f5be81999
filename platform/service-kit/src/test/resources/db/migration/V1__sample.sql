create table thing (
    id      uuid primary key,
    version integer not null,
    site    text    not null,
    label   text    not null,
    amount  integer not null,
    constraint thing_label_is_free unique (label)
);
