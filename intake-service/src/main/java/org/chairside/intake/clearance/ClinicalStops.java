package org.chairside.intake.clearance;

import org.chairside.contracts.SessionId;

/** Sessions that a clinician stopped and that are not over yet. */
public interface ClinicalStops {

    void add(SessionId session);

    /** @return whether a clinician stopped it */
    boolean remove(SessionId session);
}
