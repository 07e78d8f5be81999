package org.chairside.intake.clearance;

import java.time.Clock;
import org.chairside.contracts.Decision;
import org.chairside.contracts.Decision.Accepted;
import org.chairside.contracts.intake.ClearanceEvent;
import org.chairside.intake.booking.Bookings;
import org.chairside.intake.patient.Patients;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens a file for a booked patient who has none. */
@Service
public class OpenIntakeHandler {

    private final Patients patients;
    private final Clearances clearances;
    private final Bookings bookings;
    private final ClearanceRecord record;
    private final Clock clock;

    OpenIntakeHandler(
            Patients patients, Clearances clearances, Bookings bookings, ClearanceRecord record, Clock clock) {
        this.patients = patients;
        this.clearances = clearances;
        this.bookings = bookings;
        this.record = record;
        this.clock = clock;
    }

    @Transactional
    public Decision<ClearanceEvent> handle(OpenIntake command) {
        patients.lock(command.patient());
        var booking = bookings.find(command.appointment()).orElseThrow();
        var current = clearances.current(command.patient(), command.protocol()).orElse(null);
        var decision = Clearance.decide(command, current);
        if (decision instanceof Accepted(var events)) {
            record.write(null, events, booking, null, clock.instant());
        }
        return decision;
    }
}
