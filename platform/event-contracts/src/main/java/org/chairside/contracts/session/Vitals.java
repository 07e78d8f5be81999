package org.chairside.contracts.session;

/** One set of readings; pressures in mmHg, rates per minute, SpO2 in percent, MOAA/S 0 to 5. */
public record Vitals(int systolic, int diastolic, int heartRate, int respiratoryRate, int spo2, int moaas) {}
