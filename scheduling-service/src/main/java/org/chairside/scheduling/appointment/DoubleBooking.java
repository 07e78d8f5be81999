package org.chairside.scheduling.appointment;

import java.util.List;
import org.chairside.contracts.Refusal;

/** The database did not let a second booking of the same chair or patient in: the last guard behind {@link BookingRules}. */
public class DoubleBooking extends RuntimeException {

    private final AppointmentRefusal reason;

    public DoubleBooking(AppointmentRefusal reason, Throwable cause) {
        super(reason.code(), cause);
        this.reason = reason;
    }

    public Refusal refusal() {
        return new Refusal(reason, List.of());
    }
}
