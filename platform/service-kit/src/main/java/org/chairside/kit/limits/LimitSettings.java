package org.chairside.kit.limits;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much is too much.
 *
 * @param body the largest request body
 * @param bodyWithin how long a whole body may take to arrive
 * @param rateLimited whether the rate of requests per person is limited at all
 * @param requestsPerSecond what one person may ask in the long run
 * @param burst what one person may ask at once
 */
@ConfigurationProperties("chairside.limits")
public record LimitSettings(
        @DefaultValue("256KB") DataSize body,
        @DefaultValue("30s") Duration bodyWithin,
        @DefaultValue("true") boolean rateLimited,
        @DefaultValue("10") int requestsPerSecond,
        @DefaultValue("20") int burst) {}
