package org.chairside.session.session;

import org.chairside.contracts.SessionId;

/**
 * Let the pump run, if the gate opens.
 *
 * @param byPrescriber the person at the button is a prescriber
 */
public record StartInfusion(SessionId session, int plannedMinutes, boolean byPrescriber) {}
