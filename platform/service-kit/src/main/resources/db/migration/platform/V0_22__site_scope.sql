-- The second wall. A service tells each transaction which sites it is for: 'BUF,ROC', or '*' for what the service does by itself.
-- A transaction that was told nothing sees no row of any table that a policy guards.

create function every_site_in_scope() returns boolean
    language sql stable parallel safe
    return current_setting('chairside.sites', true) = '*';

create function in_scope(site text) returns boolean
    language sql stable parallel safe
    return every_site_in_scope() or site = any (string_to_array(current_setting('chairside.sites', true), ','));
