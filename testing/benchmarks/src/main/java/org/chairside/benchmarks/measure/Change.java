package org.chairside.benchmarks.measure;

/**
 * One business transaction: a visit goes from {@code version} to the next, and an event says so.
 *
 * @param number the event's number, from 0 without holes
 */
public record Change(int number, int visit, int version) {}
