package org.chairside.intake.clearance;

import java.time.LocalDate;
import java.util.Set;
import org.chairside.intake.consent.Consent;
import org.chairside.intake.medication.MedicationList;
import org.chairside.intake.site.Site;

/**
 * All that a clearance is decided on.
 *
 * @param site whose booking opened the file; its policy governs
 * @param statesOfChain where the chain has sites
 */
public record IntakeFile(
        LocalDate birthDate, MedicationList medications, Consent consent, Site site, Set<String> statesOfChain) {}
