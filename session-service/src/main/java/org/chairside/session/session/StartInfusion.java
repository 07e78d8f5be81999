package org.chairside.session.session;

import org.chairside.contracts.SessionId;
import org.chairside.contracts.StaffId;
import org.chairside.session.startgate.Knowledge;

/**
 * Let the pump run, if the gate opens.
 *
 * @param knowledge how complete the copy of others' facts was when the button was pressed
 * @param startedBy the person at the button
 * @param byPrescriber who is a prescriber licensed in the state of the site
 */
public record StartInfusion(
        SessionId session, Knowledge knowledge, int plannedMinutes, StaffId startedBy, boolean byPrescriber) {}
