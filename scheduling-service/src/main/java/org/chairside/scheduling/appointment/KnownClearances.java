package org.chairside.scheduling.appointment;

import java.util.Optional;
import org.chairside.contracts.ClearanceId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;

/**
 * What intake told last of each clearance.
 *
 * <p>Nothing is ordered between two clearances, so none overwrites what is known of another. Every write keeps bookings of the patient
 * waiting until the transaction ends: a visit is either marked with the others or booked with the mark.
 */
public interface KnownClearances {

    /** A file was opened; nothing is cleared yet. */
    void open(ClearanceId clearance, PatientToken patient, Protocol protocol);

    void hold(ClearanceId clearance, PatientToken patient, Protocol protocol);

    /** @param doubt what the mark on a visit will say, unless something graver was told of the clearance since it held last */
    void doubt(ClearanceId clearance, PatientToken patient, String doubt);

    /** Why a visit under this protocol may not take place; empty while a clearance for it holds, and if none was ever in doubt. */
    Optional<String> doubtAbout(PatientToken patient, Protocol protocol);
}
