package org.chairside.intake.treatment;

import java.util.List;
import org.chairside.contracts.PatientToken;

/** What patients were given at whatever site, as far as the events of their sessions and visits have told it. */
public interface Treatments {

    /** Adds what {@code told} knows to what is known of that session, in whatever order it is told; again is no error. */
    void learn(Treatment told);

    List<Treatment> of(PatientToken patient);
}
