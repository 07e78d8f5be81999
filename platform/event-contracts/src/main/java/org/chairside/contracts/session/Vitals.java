package org.chairside.contracts.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One set of readings; pressures in mmHg, rates per minute, SpO2 in percent, MOAA/S 0 to 5.
 *
 * @param redFlags what the patient complains of or shows; absent if nothing was noted
 * @param rass agitation, RASS -5 to 4; absent if it was not looked at
 */
public record Vitals(
        int systolic,
        int diastolic,
        int heartRate,
        int respiratoryRate,
        int spo2,
        int moaas,
        @Nullable List<RedFlag> redFlags,
        @Nullable Integer rass) {

    public Vitals {
        redFlags = redFlags == null ? null : List.copyOf(redFlags);
    }

    /** What the monitor shows, with nothing else noted. */
    public Vitals(int systolic, int diastolic, int heartRate, int respiratoryRate, int spo2, int moaas) {
        this(systolic, diastolic, heartRate, respiratoryRate, spo2, moaas, null, null);
    }

    public boolean hasRedFlag() {
        return redFlags != null && !redFlags.isEmpty();
    }
}
