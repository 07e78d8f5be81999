package org.chairside.session.staff;

import java.util.Set;

/**
 * Somebody who works at a site and was there lately.
 *
 * @param roles by name
 * @param licensedStates where a prescriber is licensed, as {@code NY}; empty for most
 */
public record Colleague(Set<String> roles, Set<String> licensedStates) {
    public Colleague {
        roles = Set.copyOf(roles);
        licensedStates = Set.copyOf(licensedStates);
    }
}
