package org.chairside.journal.kafka;

import java.util.HashMap;
import java.util.Map;

/**
 * Where the brokers are.
 *
 * @param topicPrefix put before every topic's catalogue name; empty in production
 * @param security client settings such as {@code security.protocol}, the same for every client
 */
public record KafkaAddress(String brokers, String topicPrefix, Map<String, String> security) {

    public String actual(String topic) {
        return topicPrefix + topic;
    }

    public String catalogued(String actualTopic) {
        return actualTopic.substring(topicPrefix.length());
    }

    Map<String, Object> client(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(security);
        settings.put("bootstrap.servers", brokers);
        settings.putAll(more);
        return settings;
    }
}
