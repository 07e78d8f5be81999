package org.chairside.journal.spring;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * Settings of journal, relay and inbox.
 *
 * @param catalogue the topic catalogue
 * @param relay whether this instance may carry the journal to the broker
 * @param skewMargin how far two database clocks may differ
 */
@ConfigurationProperties("chairside.journal")
public record JournalProperties(
        @DefaultValue("classpath:chairside/topic-catalogue.json")
        Resource catalogue,

        @DefaultValue("true") boolean relay,
        @DefaultValue("50ms") Duration skewMargin) {}
