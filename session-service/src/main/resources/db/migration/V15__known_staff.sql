-- who has worked here, as their own access tokens told: a witness and a prescriber are people, not words (rules K2 and V13)
create table known_staff (
  id      text        primary key,
  roles   text[]      not null,
  sites   text[]      not null,
  seen_at timestamptz not null default now()
);
