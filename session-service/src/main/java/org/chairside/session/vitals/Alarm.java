package org.chairside.session.vitals;

import org.chairside.contracts.session.AlarmTier;

/** A rule that a set of vitals broke, and how loud that is. */
public record Alarm(AlarmTier tier, String rule) {

    /** The same, for a person to look at and for no pump to act on. */
    public Alarm asAdvisory() {
        return new Alarm(AlarmTier.ADVISORY, rule);
    }
}
