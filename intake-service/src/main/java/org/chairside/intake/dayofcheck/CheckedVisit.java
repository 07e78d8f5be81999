package org.chairside.intake.dayofcheck;

import java.util.List;
import org.chairside.contracts.Decision;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.intake.DayOfCheckEvent;

/**
 * What came of a check.
 *
 * @param unmet every rule that was not met, for the person at the screen; the event tells the others only the rule ids
 */
public record CheckedVisit(int version, Decision<DayOfCheckEvent> decision, List<UnmetRule> unmet) {}
