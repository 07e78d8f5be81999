-- rule E2: who was verified before a relapse is looked at again at the door
update session set verified_escort = null where state = 'RECOVERY';
