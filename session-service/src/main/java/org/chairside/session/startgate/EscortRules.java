package org.chairside.session.startgate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.policy.EscortPresence;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.session.facts.KnownDayOfCheck;
import org.chairside.session.facts.NamedEscort;
import org.jspecify.annotations.Nullable;

/** Rules E1 (where the escort is) and E2 (that the patient named them, and that they are grown up). */
public final class EscortRules {

    private EscortRules() {}

    static List<UnmetRule> unmet(GateFacts facts, SitePolicy policy, Instant now) {
        return unmet(facts.escort(), facts.namedEscort(), facts.dayOfCheck() instanceof KnownDayOfCheck.Passed, policy);
    }

    /**
     * The same for an escort who comes while the pump runs.
     *
     * @param promised the day-of check named an escort, which is enough where they come for the way home alone
     */
    public static List<UnmetRule> unmet(
            @Nullable EscortWhereabouts escort, @Nullable NamedEscort named, boolean promised, SitePolicy policy) {
        var unmet = new ArrayList<UnmetRule>();
        if (escort != null) {
            unmetBy(named).ifPresent(unmet::add);
        }
        presence(escort, promised, policy.escortPresence()).ifPresent(unmet::add);
        return unmet;
    }

    private static Optional<UnmetRule> unmetBy(@Nullable NamedEscort named) {
        if (named == null) {
            return Optional.of(new UnmetRule("E2", "escort-not-named", "The patient has not named this escort."));
        }
        return named.adult()
                ? Optional.empty()
                : Optional.of(new UnmetRule("E2", "escort-not-adult", "The escort is not known to be an adult."));
    }

    private static Optional<UnmetRule> presence(
            @Nullable EscortWhereabouts escort, boolean promised, EscortPresence wanted) {
        return switch (wanted) {
            case IN_ROOM ->
                unmetUnless(
                        escort != null && escort.inRoom(),
                        "escort-not-in-room",
                        "At this site the escort stays in the room.");
            case ON_SITE ->
                unmetUnless(escort != null, "escort-not-on-site", "At this site the escort stays in the building.");
            case NOT_IN_TREATMENT_AREA ->
                escort == null
                        ? unmetUnless(false, "escort-not-on-site", "The escort has not arrived.")
                        : unmetUnless(
                                !escort.inRoom(), "escort-in-treatment-area", "At this site the escort waits outside.");
            case PICKUP ->
                unmetUnless(escort != null || promised, "escort-not-named", "No escort is named for this visit.");
        };
    }

    private static Optional<UnmetRule> unmetUnless(boolean met, String code, String detail) {
        return met ? Optional.empty() : Optional.of(new UnmetRule("E1", code, detail));
    }
}
