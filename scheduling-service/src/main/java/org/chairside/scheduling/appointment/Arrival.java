package org.chairside.scheduling.appointment;

import org.jspecify.annotations.Nullable;

/**
 * What is true around a patient who has just come in.
 *
 * @param chairIsFree whether nobody else was given the chair, and the patient no other one, in this slot
 * @param check the day-of check, if the nurse was quicker than the front desk
 */
public record Arrival(boolean chairIsFree, @Nullable DayOfCheck check) {}
