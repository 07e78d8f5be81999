-- the discrepancies of a site are few, the draws of all years are many (rule K1)
create index vial_draw_with_drug_left on vial_draw (session) where given + wasted < drawn;
