-- a check that failed and may be repeated is kept as well: whom the nurse has seen is no no-show
alter table day_of_check drop constraint a_passed_check_has_an_end;
alter table day_of_check add constraint an_excluding_check_has_no_end check (valid_until is null or excluded_by = '{}');

-- rule D3 counts from when an infusion began; of those before this column the slot is what is known
alter table appointment add column started_at timestamptz;
