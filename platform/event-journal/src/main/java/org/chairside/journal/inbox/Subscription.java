package org.chairside.journal.inbox;

/** Who hears which topic; the topic by its catalogue name. */
public record Subscription(String consumer, String topic) {}
