package org.chairside.journal.relay;

import java.util.Map;

/** A record for the broker; {@code topic} is the catalogue's name, without prefix. */
@SuppressWarnings("ArrayRecordComponent") // the bytes are sent once and never compared
public record OutgoingRecord(String topic, String key, Map<String, String> headers, byte[] value) {}
