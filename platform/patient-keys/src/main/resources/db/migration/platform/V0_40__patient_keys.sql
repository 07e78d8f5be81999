-- One row per patient whose key was ever heard of; an emptied row says that the key was destroyed.
create table patient_key (
    patient      uuid primary key,
    wrapped_key  text,
    noted_at     timestamptz not null default clock_timestamp(),
    destroyed_at timestamptz,
    check ((wrapped_key is null) = (destroyed_at is not null))
);
