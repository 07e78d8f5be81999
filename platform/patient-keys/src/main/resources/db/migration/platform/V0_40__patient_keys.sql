-- One row per patient whose key was ever heard of; an emptied row says that the key was destroyed.
create table patient_key (
    patient      uuid primary key,
    wrapped_key  text,                            -- under the cell's key, base64
    noted_at     timestamptz not null default clock_timestamp(),
    destroyed_at timestamptz,
    check ((wrapped_key is null) = (destroyed_at is not null))
);

-- The journal forgets nothing, and the service may not touch it. A destroyed key is the one exception: as long as the journal held
-- it, nothing would be destroyed. The function runs as the owner and takes out the wrapped form of a destroyed key, nothing else.
create function erase_destroyed_key_from_journal(gone uuid) returns void
    language plpgsql
    security definer
    set search_path from current
as $$
declare
    erased bigint[];
begin
    select array_agg(journal.position) into erased
      from journal join patient_key on patient_key.patient = gone and patient_key.destroyed_at is not null
     where journal.stream = 'patient-key/' || gone and journal.type = 'chairside.intake.patient-key-issued.v1';
    delete from journal_parked where position = any (erased);
    delete from journal_unpublished where position = any (erased);
    delete from journal where position = any (erased);
end
$$;
revoke all on function erase_destroyed_key_from_journal(uuid) from public;
grant execute on function erase_destroyed_key_from_journal(uuid) to ${app_role};
