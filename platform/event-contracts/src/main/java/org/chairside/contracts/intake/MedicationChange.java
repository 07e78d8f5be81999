package org.chairside.contracts.intake;

import java.util.List;

/** The difference between two medication lists. */
public record MedicationChange(List<Medication> added, List<Medication> stopped, List<Medication> changed) {}
