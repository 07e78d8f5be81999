-- who drew the drug cannot witness that the rest was wasted (rule K2)
alter table vial_draw add column drawn_by text;
