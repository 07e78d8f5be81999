package org.chairside.intake.clearance;

import java.time.Clock;
import java.time.Duration;
import org.chairside.contracts.Decision;
import org.chairside.contracts.Decision.Accepted;
import org.chairside.contracts.intake.ClearanceEvent;
import org.chairside.intake.booking.Bookings;
import org.chairside.intake.patient.Patients;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens a new file for visits that were booked before their clearance was declined or revoked; a booking after it opens one by itself. */
@Service
public class OpenNewFileHandler {

    /** A patient who is late may come yet. */
    private static final Duration STILL_WAITED_FOR = Duration.ofHours(12);

    private final Patients patients;
    private final Clearances clearances;
    private final Bookings bookings;
    private final ClearanceRecord record;
    private final Clock clock;

    OpenNewFileHandler(
            Patients patients, Clearances clearances, Bookings bookings, ClearanceRecord record, Clock clock) {
        this.patients = patients;
        this.clearances = clearances;
        this.bookings = bookings;
        this.record = record;
        this.clock = clock;
    }

    @Transactional
    public Decision<ClearanceEvent> handle(OpenNewFile command) {
        var ended = clearances.find(command.ended()).orElseThrow();
        patients.lock(ended.patient());
        var now = clock.instant();
        var current = clearances.current(ended.patient(), ended.protocol()).orElseThrow();
        var visit = bookings.next(ended.patient(), ended.protocol(), now.minus(STILL_WAITED_FOR));
        if (visit.isEmpty()) {
            return Clearance.noVisitAhead();
        }
        var decision = current.decide(command, visit.get().appointment(), now);
        if (decision instanceof Accepted(var events)) {
            record.write(null, events, visit.get(), null, now);
        }
        return decision;
    }
}
