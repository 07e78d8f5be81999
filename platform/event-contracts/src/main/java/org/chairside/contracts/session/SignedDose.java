package org.chairside.contracts.session;

/** Up to how much a second prescriber signed; micrograms per kilogram. */
public record SignedDose(int microgramsPerKg) {}
