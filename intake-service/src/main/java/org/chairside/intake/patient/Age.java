package org.chairside.intake.patient;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.contracts.policy.SitePolicy;

/** What a birth date says about treatment, in completed years of the site's calendar. */
public final class Age {

    /** Nobody has grown older; more is a slip of the pen. This is about what can be typed, not about whom to treat. */
    private static final int OLDEST_YEARS = 122;

    private Age() {}

    static boolean isImpossible(LocalDate birthDate, LocalDate today) {
        return birthDate.isAfter(today) || years(birthDate, today) > OLDEST_YEARS;
    }

    /** Rule C8: whoever is younger than the site's policy says has an absolute contraindication. */
    public static Optional<UnmetRule> unmet(LocalDate birthDate, SitePolicy policy, LocalDate today) {
        return years(birthDate, today) < policy.number(PolicyKey.C8_AGE_MIN_YEARS)
                ? Optional.of(new UnmetRule("C8", "too-young", "The patient is younger than the site treats."))
                : Optional.empty();
    }

    private static int years(LocalDate birthDate, LocalDate today) {
        return Period.between(birthDate, today).getYears();
    }
}
