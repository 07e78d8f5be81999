package org.chairside.kit.api;

/** The version an update expects, read from {@code If-Match}: missing is 428, weak or {@code *} is 400; a controller method takes it as a parameter. */
public record ExpectedVersion(int value) {}
