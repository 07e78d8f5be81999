package org.chairside.intake.escort;

import java.time.Clock;
import org.chairside.contracts.Decision;
import org.chairside.contracts.Decision.Accepted;
import org.chairside.contracts.intake.PatientEvent;
import org.chairside.intake.patient.PatientStream;
import org.chairside.intake.patient.Patients;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes down whom a patient named. Anybody but the patient may be named; who is not fit is found out on the day (rule E2). */
@Service
public class NameEscortHandler {

    private final Patients patients;
    private final Escorts escorts;
    private final PatientStream stream;
    private final Clock clock;

    NameEscortHandler(Patients patients, Escorts escorts, PatientStream stream, Clock clock) {
        this.patients = patients;
        this.escorts = escorts;
        this.stream = stream;
        this.clock = clock;
    }

    @Transactional
    public Decision<PatientEvent> handle(NameEscort command) {
        var patient = patients.lock(command.patient()).orElseThrow();
        var decision = Escort.decide(command, patient.contact());
        if (decision instanceof Accepted(var events)) {
            escorts.add(new Escort(command.escort(), command.patient(), command.details()));
            stream.append(patient, events, clock.instant());
        }
        return decision;
    }
}
