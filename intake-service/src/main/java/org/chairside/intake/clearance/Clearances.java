package org.chairside.intake.clearance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chairside.contracts.ClearanceId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.SiteCode;
import org.jspecify.annotations.Nullable;

/** The clearances of all patients. */
public interface Clearances {

    Optional<Clearance> find(ClearanceId id);

    /** The last one opened for a protocol: the one that counts. */
    Optional<Clearance> current(PatientToken patient, Protocol protocol);

    /** All that a patient ever had, the latest first. */
    List<Clearance> of(PatientToken patient);

    /** Those recorded in a state, of the patients whom these sites may see; the longest waiting first, at most 100. */
    List<Clearance> in(Clearance.State state, Set<SiteCode> sites);

    /** Those recorded as cleared whose validity ended at or before {@code now}; at most 100. */
    List<ClearanceId> expiredBy(Instant now);

    /**
     * Writes the state after a decision.
     *
     * @param before as it was loaded; null for a new clearance
     */
    void save(@Nullable Clearance before, Clearance after);
}
