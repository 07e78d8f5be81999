package org.chairside.scheduling.appointment;

/**
 * What is true around a patient who has just come in.
 *
 * @param chairIsFree whether nobody else was given the chair, and the patient no other one, in this slot
 */
public record Arrival(boolean chairIsFree) {}
