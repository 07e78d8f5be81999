package org.chairside.journal.example;

/** Light. */
public record LampLit(String lamp) implements LampEvent {}
