package org.chairside.journal.relay;

import java.time.Duration;

/**
 * Bounds of the relay.
 *
 * @param inFlight records sent and not yet settled, at most
 * @param reading rows read at once, at most
 * @param settling how long acknowledged marks are collected before they are deleted together
 * @param watermark the longest time without a watermark
 * @param longestIdle the longest pause between two looks when nothing happens
 */
public record RelaySettings(int inFlight, int reading, Duration settling, Duration watermark, Duration longestIdle) {

    public static RelaySettings standard() {
        return new RelaySettings(20_000, 2_000, Duration.ofMillis(20), Duration.ofMillis(500), Duration.ofMillis(100));
    }
}
