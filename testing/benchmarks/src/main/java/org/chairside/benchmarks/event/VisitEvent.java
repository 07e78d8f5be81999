package org.chairside.benchmarks.event;

/** A fact about a visit. */
public sealed interface VisitEvent permits VisitNoted {}
