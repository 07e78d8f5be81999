package org.chairside.kit.scope;

import java.util.stream.Collectors;
import org.chairside.contracts.SiteCode;
import org.chairside.kit.identity.CurrentStaff;

/**
 * Whose rows the running work may touch: those of the sites where the signed-in person works, or those of every site when the service
 * works by itself.
 *
 * <p>PostgreSQL holds each transaction to it. Work that is neither a person's nor declared the service's own sees no row of any site.
 */
public final class SiteScope {

    private static final ScopedValue<String> DECLARED = ScopedValue.newInstance();
    private static final String EVERY_SITE = "*";

    private SiteScope() {}

    /** For what the service does by itself: taking in what others said, and what a timer asks for. Never for a request. */
    public static void everySite(Runnable work) {
        ScopedValue.where(DECLARED, EVERY_SITE).run(work);
    }

    /** As the policies read it: site codes between commas, or {@code *}; empty for nothing. */
    static String current() {
        return DECLARED.isBound()
                ? DECLARED.get()
                : CurrentStaff.find().stream()
                        .flatMap(person -> person.sites().stream())
                        .map(SiteCode::value)
                        .collect(Collectors.joining(","));
    }
}
