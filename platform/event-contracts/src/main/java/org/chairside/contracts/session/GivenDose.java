package org.chairside.contracts.session;

/** What reached the patient. */
public record GivenDose(long doseMicrograms) {}
