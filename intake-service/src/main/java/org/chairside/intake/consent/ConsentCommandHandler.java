package org.chairside.intake.consent;

import java.time.Clock;
import java.time.Instant;
import org.chairside.contracts.Decision;
import org.chairside.contracts.Decision.Accepted;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.intake.PatientEvent;
import org.chairside.contracts.intake.SuspensionTrigger;
import org.chairside.intake.booking.Bookings;
import org.chairside.intake.booking.Infusion;
import org.chairside.intake.patient.PatientStream;
import org.chairside.intake.patient.Patients;
import org.chairside.intake.patient.StandingClearances;
import org.chairside.intake.site.Sites;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes consents down; a withdrawal and the suspension it causes commit together. */
@Service
public class ConsentCommandHandler {

    private final Patients patients;
    private final Consents consents;
    private final PatientStream stream;
    private final StandingClearances clearances;
    private final Bookings bookings;
    private final Sites sites;
    private final Clock clock;

    ConsentCommandHandler(
            Patients patients,
            Consents consents,
            PatientStream stream,
            StandingClearances clearances,
            Bookings bookings,
            Sites sites,
            Clock clock) {
        this.patients = patients;
        this.consents = consents;
        this.stream = stream;
        this.clearances = clearances;
        this.bookings = bookings;
        this.sites = sites;
        this.clock = clock;
    }

    @Transactional
    public Decision<PatientEvent> handle(ConsentCommand command) {
        var patient = patients.lock(command.patient()).orElseThrow();
        var before = consents.of(command.patient(), command.protocol());
        var now = clock.instant();
        var decision = before.decide(command, lockedUntil(command.patient()), now);
        if (decision instanceof Accepted(var events)) {
            var after = events.stream().reduce(before, Consent::evolve, (_, last) -> last);
            consents.save(after);
            stream.append(patient, events, now);
            if (!after.stands()) {
                clearances.suspend(command.patient(), command.protocol(), SuspensionTrigger.CONSENT_WITHDRAWN);
            }
        }
        return decision;
    }

    private @Nullable Instant lockedUntil(PatientToken patient) {
        return bookings.lastInfusion(patient).map(this::restrictionEnds).orElse(null);
    }

    private Instant restrictionEnds(Infusion infusion) {
        return infusion.restrictedUntil() != null
                ? infusion.restrictedUntil()
                : sites.find(infusion.site()).orElseThrow().restrictionEnds(infusion.began());
    }
}
