package org.chairside.journal.actuator;

import java.security.Principal;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/** Who asks, and what they may. */
record Person(String name, Set<String> rights) {

    static final String OPERATE = "flows.operate";
    static final String APPROVE = "flows.approve";
    static final String SEE_CONTENT = "flows.content";

    /** Nobody in particular may nothing. */
    static Person of(SecurityContext context) {
        Principal principal = context.getPrincipal();
        return principal instanceof Authentication known
                ? new Person(
                        known.getName(),
                        known.getAuthorities().stream()
                                .map(GrantedAuthority::getAuthority)
                                .filter(java.util.Objects::nonNull)
                                .collect(Collectors.toUnmodifiableSet()))
                : new Person("unknown", Set.of());
    }

    boolean may(String right) {
        return rights.contains(right);
    }
}
