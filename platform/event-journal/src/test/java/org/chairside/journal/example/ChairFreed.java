package org.chairside.journal.example;

/** The chair is free again. */
public record ChairFreed(String chair) implements ChairEvent {}
