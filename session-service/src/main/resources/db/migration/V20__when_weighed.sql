-- rule C5 asks for the age of the weight, which may be older than the syringe; without it, it is of the drawing
alter table session add column weighed_at timestamptz;
