-- infusions_and_their_sites (V27) has taken its place
drop function infusions_at_every_site(uuid, uuid);
