-- What is wrong in it is only found at the commit.
create table checked_late (number int, unique (number) deferrable initially deferred);
