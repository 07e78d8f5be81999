package org.chairside.session.startgate;

/** The highest systolic and the highest diastolic pressure of some sets, in mmHg; they need not be of one set. */
public record Pressure(int systolic, int diastolic) {}
