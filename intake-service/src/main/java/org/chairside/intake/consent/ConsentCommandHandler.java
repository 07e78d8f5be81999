package org.chairside.intake.consent;

import java.time.Clock;
import java.time.Instant;
import org.chairside.contracts.Decision;
import org.chairside.contracts.Decision.Accepted;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.intake.PatientEvent;
import org.chairside.contracts.intake.SuspensionTrigger;
import org.chairside.intake.patient.PatientStream;
import org.chairside.intake.patient.Patients;
import org.chairside.intake.patient.StandingClearances;
import org.chairside.intake.site.Sites;
import org.chairside.intake.treatment.Treatments;
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
    private final Treatments treatments;
    private final Sites sites;
    private final Clock clock;

    ConsentCommandHandler(
            Patients patients,
            Consents consents,
            PatientStream stream,
            StandingClearances clearances,
            Treatments treatments,
            Sites sites,
            Clock clock) {
        this.patients = patients;
        this.consents = consents;
        this.stream = stream;
        this.clearances = clearances;
        this.treatments = treatments;
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
        return treatments.of(patient).stream()
                .map(treatment -> sites.find(treatment.site())
                        .map(treatment::signaturesLockedUntil)
                        .orElse(Instant.MAX))
                .max(Instant::compareTo)
                .orElse(null);
    }
}
