package org.chairside.intake.booking;

import java.util.Optional;
import org.chairside.contracts.AppointmentId;

/** The bookings of the chain, as far as scheduling's events have told them. */
public interface Bookings {

    Optional<Booking> find(AppointmentId appointment);

    void add(Booking booking);

    void mark(AppointmentId appointment, Booking.State state);
}
