package org.chairside.session.startgate;

import static org.chairside.contracts.policy.PolicyKey.D1_DOSE_SECOND_SIGN_OFF_MICROGRAMS_PER_KG;

import java.util.Optional;
import org.chairside.contracts.StaffId;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.policy.SitePolicy;
import org.jspecify.annotations.Nullable;

/** Rule D1: above a limit a dose needs a second prescriber, who is not the one who cleared the patient. */
public final class SecondSignOff {

    private SecondSignOff() {}

    /**
     * What such a dose still lacks; asked before the drug is drawn and again at the gate.
     *
     * @param clearedBy the prescriber who cleared; absent while unknown, and then nobody is known to be another
     */
    public static Optional<UnmetRule> unmet(
            long microgramsPerKg, @Nullable DoseSignOff signOff, @Nullable StaffId clearedBy, SitePolicy policy) {
        if (microgramsPerKg <= policy.number(D1_DOSE_SECOND_SIGN_OFF_MICROGRAMS_PER_KG)) {
            return Optional.empty();
        }
        if (signOff == null || microgramsPerKg > signOff.microgramsPerKg()) {
            return Optional.of(new UnmetRule(
                    "D1", "second-sign-off-missing", "A dose of this size needs the sign-off of a second prescriber."));
        }
        return isAnother(signOff.signedBy(), clearedBy)
                ? Optional.empty()
                : Optional.of(new UnmetRule(
                        "D1",
                        "second-sign-off-same-person",
                        "The second prescriber must be another than the one who cleared."));
    }

    /** Whether this is known to be another person than the one who cleared. */
    public static boolean isAnother(StaffId signer, @Nullable StaffId clearedBy) {
        return clearedBy != null && !clearedBy.equals(signer);
    }
}
