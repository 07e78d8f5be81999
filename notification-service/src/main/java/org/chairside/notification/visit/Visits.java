package org.chairside.notification.visit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.SiteCode;

/** All visits this service has heard of. */
public interface Visits {

    Optional<Visit> find(AppointmentId id);

    /** Visits of this patient and protocol that are not cancelled. */
    List<Visit> standing(PatientToken patient, Protocol protocol);

    /** Visits at this site that begin after {@code moment} and are not cancelled. */
    List<Visit> standingAt(SiteCode site, Instant moment);

    /**
     * Waits until no other transaction decides about this patient and protocol; who asks next waits for the end of the running one. What is
     * read afterwards includes what the others have kept.
     */
    void decideAlone(PatientToken patient, Protocol protocol);

    /** Keeps a booking, or that it was cancelled. */
    void put(Visit visit);

    /** Keeps when a visit's restrictions end, which may be heard before the booking. */
    void restrictedUntil(AppointmentId id, Instant until);
}
