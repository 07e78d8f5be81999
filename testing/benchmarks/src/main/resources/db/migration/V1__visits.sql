-- The business state that events are about, and what a subscriber makes of them.

create table visit (
  id       int         primary key,
  version  int         not null,
  patient  text        not null,
  state    text        not null,
  noted_at timestamptz not null
) with (fillfactor = 70);

create table visit_board (
  visit    int         primary key,
  version  int         not null,
  site     text        not null,
  chair    text        not null,
  state    text        not null,
  noted_at timestamptz not null
) with (fillfactor = 70);
