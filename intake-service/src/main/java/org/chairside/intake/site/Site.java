package org.chairside.intake.site;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.contracts.policy.SitePolicy;

/**
 * One clinic site as scheduling told of it.
 *
 * @param state the US state whose licences count there
 * @param policy the one the site works by now
 */
public record Site(SiteCode code, ZoneId zone, String state, SitePolicy policy) {

    /** When a clearance ends here that was reviewed then: so many days of the site's calendar later, at the same hour (rule C1). */
    public Instant clearanceEnds(Instant reviewedAt) {
        return reviewedAt
                .atZone(zone)
                .plusDays(policy.number(PolicyKey.C1_CLEARANCE_VALIDITY_DAYS))
                .toInstant();
    }

    /**
     * When who was given a drug here may drive, work and sign again, unless the discharge says otherwise: the next time the site's clocks
     * show the policy's hour, and where they show it twice, the second time (rule E4).
     */
    public Instant restrictionEnds(Instant givenAt) {
        var end = restrictionEndOf(givenAt.atZone(zone).toLocalDate());
        return end.isAfter(givenAt)
                ? end
                : restrictionEndOf(givenAt.atZone(zone).toLocalDate().plusDays(1));
    }

    /** The same hour on the next day of the site's calendar. */
    public Instant aDayAfter(Instant moment) {
        return moment.atZone(zone).plusDays(1).toInstant();
    }

    private Instant restrictionEndOf(LocalDate day) {
        return day.atTime(policy.localTime(PolicyKey.E4_RESTRICTION_END_LOCAL_TIME))
                .atZone(zone)
                .withLaterOffsetAtOverlap()
                .toInstant();
    }
}
