-- rule K1: what may stay in the hub is what the site's policy allowed when the session ended; without it, what it allows now
alter table session add column hub_loss_microlitres int;
