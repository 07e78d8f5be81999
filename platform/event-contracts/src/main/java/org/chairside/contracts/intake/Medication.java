package org.chairside.contracts.intake;

/** One medication or drug a patient takes. */
public record Medication(String name, MedicationClass medicationClass) {}
