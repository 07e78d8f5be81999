-- rule M4 is looked at again when the pump starts earlier than booked; without a time there was none
alter table known_day_of_check add column last_alcohol_or_thc_at timestamptz;
