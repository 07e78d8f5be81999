package org.chairside.intake.patient;

import java.time.Clock;
import java.time.LocalDate;
import org.chairside.contracts.Decision;
import org.chairside.contracts.Decision.Accepted;
import org.chairside.contracts.intake.PatientEvent;
import org.chairside.intake.site.Site;
import org.chairside.keys.PatientKeys;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Registers a patient, with a key of their own that everything about them is sealed under from the first event on. */
@Service
public class RegisterPatientHandler {

    private final Patients patients;
    private final PatientKeys keys;
    private final PatientStream stream;
    private final Clock clock;

    RegisterPatientHandler(Patients patients, PatientKeys keys, PatientStream stream, Clock clock) {
        this.patients = patients;
        this.keys = keys;
        this.stream = stream;
        this.clock = clock;
    }

    @Transactional
    public Decision<PatientEvent> handle(RegisterPatient command, Site home) {
        var now = clock.instant();
        var bornThatDay = patients.bornOnAtEverySite(command.birthDate());
        var decision = Patient.decide(command, home.policy(), LocalDate.ofInstant(now, home.zone()), bornThatDay);
        if (decision instanceof Accepted(var events)) {
            var patient = Patient.of(command);
            patients.add(patient);
            patients.showTo(home.code(), patient.token());
            keys.issueFor(patient.token());
            stream.begin(patient, events, now);
        }
        return decision;
    }
}
