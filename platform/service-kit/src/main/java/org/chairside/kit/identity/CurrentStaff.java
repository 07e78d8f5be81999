package org.chairside.kit.identity;

import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who is signed in on this thread. */
public final class CurrentStaff {

    private CurrentStaff() {}

    public static Optional<SignedIn> find() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof StaffAuthentication staff
                ? Optional.of(staff.getPrincipal())
                : Optional.empty();
    }

    /** Whether the person's roles grant this. */
    public static boolean may(String permission) {
        return SecurityContextHolder.getContext().getAuthentication() instanceof StaffAuthentication staff
                && staff.getAuthorities().stream().anyMatch(authority -> permission.equals(authority.getAuthority()));
    }
}
