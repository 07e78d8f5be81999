package org.chairside.notification.delivery.worker;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How delivery is paced.
 *
 * @param pollInterval between two looks for requested messages
 * @param abandonedAfter longer than any call of the provider can take
 * @param factsRetry until a message that waits for a fact is looked at again
 * @param providerRetry until a message whose provider was not reached is tried again
 * @param batchSize messages looked at in one poll, at most
 */
@ConfigurationProperties("chairside.delivery")
record DeliveryProperties(
        Duration pollInterval, Duration abandonedAfter, Duration factsRetry, Duration providerRetry, int batchSize) {}
