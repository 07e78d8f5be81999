package org.chairside.intake.dayofcheck;

import java.time.Instant;
import java.time.LocalDate;
import org.chairside.intake.booking.Booking;
import org.chairside.intake.clearance.Clearance;
import org.chairside.intake.consent.Consent;
import org.chairside.intake.escort.Escort;
import org.chairside.intake.medication.MedicationList;
import org.chairside.intake.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * All that is known about a visit when the patient arrives.
 *
 * @param site where the visit takes place; its policy governs
 * @param clearance for the visit's protocol, in whatever state; null if there is none
 * @param birthDate of the patient
 * @param escort the person whom the answers name, if this patient named that person before
 * @param lastInfusion when the patient's last infusion began, at whatever site; null if there was none
 */
public record VisitFile(
        Booking booking,
        Site site,
        LocalDate birthDate,
        MedicationList medications,
        Consent consent,
        @Nullable Clearance clearance,
        @Nullable Escort escort,
        @Nullable Instant lastInfusion) {}
