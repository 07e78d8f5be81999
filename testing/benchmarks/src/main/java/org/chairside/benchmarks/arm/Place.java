package org.chairside.benchmarks.arm;

import java.util.List;
import org.chairside.localstack.ServiceDatabase;

/**
 * Where an arm works: a database nobody has used before, and topics of its own.
 *
 * @param topicPrefix put before every topic's name
 */
public record Place(String databaseUrl, ServiceDatabase database, String brokers, String topicPrefix) {

    /** What a service is told about its surroundings. */
    List<String> settings() {
        return List.of(
                "spring.datasource.url=" + databaseUrl,
                "spring.datasource.username=" + database.appUser(),
                "spring.datasource.password=" + database.appPassword(),
                "spring.flyway.user=" + database.ownerUser(),
                "spring.flyway.password=" + database.ownerPassword(),
                "spring.flyway.placeholders.app_role=" + database.appUser(),
                "spring.cloud.stream.kafka.binder.brokers=" + brokers,
                "chairside.topic-prefix=" + topicPrefix);
    }
}
