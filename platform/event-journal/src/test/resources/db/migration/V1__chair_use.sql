-- What the tests' own service makes of the events it hears.
create table chair_use (
  stream   text    primary key,
  last     int     not null,
  events   int     not null,
  fold     bigint  not null,
  in_order boolean not null
);
