package org.chairside.notification.delivery.worker;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How delivery is paced.
 *
 * @param sendDeadline until a call of the provider is broken off
 * @param abandonedAfter since its begin an attempt counts as left by a process that is gone; longer than any call can take
 * @param factsRetry until a message that waits for a fact is looked at again, at first
 * @param providerRetry until a message whose provider was not reached is tried again, at first
 * @param longestRetry until any of these is looked at again, at last
 * @param giveUpAfter so many looks that broke, a message has failed
 * @param batchSize messages looked at in one poll, at most
 */
@ConfigurationProperties("chairside.delivery")
record DeliveryProperties(
        Duration sendDeadline,
        Duration abandonedAfter,
        Duration factsRetry,
        Duration providerRetry,
        Duration longestRetry,
        int giveUpAfter,
        int batchSize) {

    DeliveryProperties {
        if (abandonedAfter.compareTo(sendDeadline.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException("chairside.delivery.abandoned-after " + abandonedAfter
                    + " is less than twice the send-deadline " + sendDeadline
                    + ": a letter still on its way would be taken for abandoned");
        }
    }
}
