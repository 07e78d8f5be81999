package org.chairside.intake.booking;

import java.time.Instant;
import java.util.Optional;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;

/** The bookings of the chain, as far as scheduling's events have told them. */
public interface Bookings {

    Optional<Booking> find(AppointmentId appointment);

    /** The patient's next visit of a protocol that still takes place and begins after this. */
    Optional<Booking> next(PatientToken patient, Protocol protocol, Instant notBefore);

    void add(Booking booking);

    void mark(AppointmentId appointment, Booking.State state);
}
