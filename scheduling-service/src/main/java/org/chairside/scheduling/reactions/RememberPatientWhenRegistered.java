package org.chairside.scheduling.reactions;

import org.chairside.contracts.intake.PatientRegistered;
import org.chairside.scheduling.appointment.KnownPatients;
import org.springframework.stereotype.Component;

/** From now on the patient can be booked, at every site. */
@Component
class RememberPatientWhenRegistered {

    private final KnownPatients patients;

    RememberPatientWhenRegistered(KnownPatients patients) {
        this.patients = patients;
    }

    void on(PatientRegistered event) {
        patients.add(event.patient());
    }
}
