package org.chairside.intake.medication;

import java.time.Clock;
import org.chairside.contracts.Decision;
import org.chairside.contracts.Decision.Accepted;
import org.chairside.contracts.intake.PatientEvent;
import org.chairside.contracts.intake.SuspensionTrigger;
import org.chairside.intake.patient.PatientStream;
import org.chairside.intake.patient.Patients;
import org.chairside.intake.patient.StandingClearances;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Replaces a medication list; what changed and the suspension it causes commit together. */
@Service
public class ChangeMedicationsHandler {

    private final Patients patients;
    private final MedicationLists lists;
    private final DrugClasses classes;
    private final PatientStream stream;
    private final StandingClearances clearances;
    private final Clock clock;

    ChangeMedicationsHandler(
            Patients patients,
            MedicationLists lists,
            DrugClasses classes,
            PatientStream stream,
            StandingClearances clearances,
            Clock clock) {
        this.patients = patients;
        this.lists = lists;
        this.classes = classes;
        this.stream = stream;
        this.clearances = clearances;
        this.clock = clock;
    }

    @Transactional
    public Decision<PatientEvent> handle(ChangeMedications command) {
        var patient = patients.lock(command.patient()).orElseThrow();
        var before = lists.of(command.patient());
        var now = clock.instant();
        var decision = before.decide(command, classes);
        if (decision instanceof Accepted(var events)) {
            lists.save(before.after(command, classes, events, now));
            if (!events.isEmpty()) {
                stream.append(patient, events, now);
                clearances.suspendAll(command.patient(), SuspensionTrigger.MEDICATION_CHANGED);
            }
        }
        return decision;
    }
}
