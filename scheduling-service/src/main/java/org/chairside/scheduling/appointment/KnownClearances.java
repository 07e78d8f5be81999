package org.chairside.scheduling.appointment;

import java.time.Instant;
import java.util.List;
import org.chairside.contracts.ClearanceId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.intake.IntakeCleared;

/**
 * What intake told last of each clearance.
 *
 * <p>Nothing is ordered between two clearances, so none overwrites what is known of another. Every write keeps bookings of the patient
 * waiting until the transaction ends: a visit is either marked with the others or booked with the mark.
 */
public interface KnownClearances {

    /** A file was opened; nothing is cleared yet. */
    void open(ClearanceId clearance, PatientToken patient, Protocol protocol);

    /** It holds from now on, until its end and in the states it names. */
    void hold(IntakeCleared cleared, Instant reviewedAt);

    /** @param doubt what the mark on a visit will say, unless something graver was told of the clearance since it held last */
    void doubt(ClearanceId clearance, PatientToken patient, String doubt);

    /** Everything told of the patient's clearances, as it counts at this site. */
    List<KnownClearance> of(PatientToken patient, SiteCode site);
}
