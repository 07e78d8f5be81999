-- clearances_as_at (V12) has taken its place
drop function doubt_about_clearance(uuid, text);
