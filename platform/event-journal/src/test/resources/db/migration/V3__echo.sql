-- What a handler wrote beside the event that it said in turn.
create table echo (number int);
