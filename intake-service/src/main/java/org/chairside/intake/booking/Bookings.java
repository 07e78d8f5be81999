package org.chairside.intake.booking;

import java.time.Instant;
import java.util.Optional;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.PatientToken;

/** The bookings of the chain, as far as scheduling's events have told them. */
public interface Bookings {

    Optional<Booking> find(AppointmentId appointment);

    void add(Booking booking);

    void mark(AppointmentId appointment, Booking.State state);

    void start(AppointmentId appointment, Instant at);

    /** The patient went home, restricted until then. */
    void restrict(AppointmentId appointment, Instant until);

    /** The patient's last infusion, at whatever site. */
    Optional<Infusion> lastInfusion(PatientToken patient);
}
