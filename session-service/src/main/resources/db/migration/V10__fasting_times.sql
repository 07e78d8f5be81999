-- fasting is looked at again when the pump starts (rule F2b); a check that was heard before knows no times and must be made again
alter table known_day_of_check add column last_food_at timestamptz, add column last_clear_liquid_at timestamptz;
