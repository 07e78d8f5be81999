package org.chairside.intake.escort;

import java.time.Clock;
import java.util.List;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.intake.EscortNamed;
import org.chairside.intake.patient.PatientStream;
import org.chairside.intake.patient.Patients;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes down whom a patient named. Anybody may be named; who is not fit is found out on the day (rule E2). */
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
    public Escort handle(NameEscort command) {
        var patient = patients.lock(command.patient()).orElseThrow();
        var escort = new Escort(command.escort(), command.patient(), command.details());
        escorts.add(escort);
        var named = new EscortNamed(command.patient(), command.escort(), Sealed.of(command.details()));
        stream.append(patient, List.of(named), clock.instant());
        return escort;
    }
}
