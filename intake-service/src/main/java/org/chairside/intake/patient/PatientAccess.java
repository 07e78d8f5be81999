package org.chairside.intake.patient;

import org.chairside.contracts.PatientToken;
import org.chairside.kit.identity.SignedIn;
import org.chairside.kit.problem.NotFound;
import org.springframework.stereotype.Service;

/** Who may see a patient: the staff of the home site and of every site that the patient has had a booking at. */
@Service
public class PatientAccess {

    private final Patients patients;

    PatientAccess(Patients patients) {
        this.patients = patients;
    }

    /** @throws NotFound for an unknown patient and for one whom the reader's sites do not treat, alike */
    public void require(PatientToken patient, SignedIn reader) {
        if (!patients.isVisibleFrom(reader.sites(), patient)) {
            throw new NotFound();
        }
    }
}
