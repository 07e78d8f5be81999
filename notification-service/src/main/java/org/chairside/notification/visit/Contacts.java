package org.chairside.notification.visit;

import java.util.Optional;
import org.chairside.contracts.PatientToken;

/** How each patient is reached. */
public interface Contacts {

    Optional<Contact> find(PatientToken patient);

    void put(PatientToken patient, Contact contact);

    /** Forgets a patient whose data was destroyed. */
    void forget(PatientToken patient);
}
