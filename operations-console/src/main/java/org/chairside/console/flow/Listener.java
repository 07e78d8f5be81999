package org.chairside.console.flow;

import java.util.Optional;
import org.chairside.console.services.Service;
import org.jspecify.annotations.Nullable;

/** Who hears events and may set some aside: the services, and the console itself. Its words are the message {@code service.<name>}. */
enum Listener {
    SCHEDULING("scheduling-service", Service.SCHEDULING),
    INTAKE("intake-service", Service.INTAKE),
    SESSION("session-service", Service.SESSION),
    NOTIFICATION("notification-service", Service.NOTIFICATION),
    CONSOLE("operations-console", null);

    private final String consumer;
    private final @Nullable Service service;

    Listener(String consumer, @Nullable Service service) {
        this.consumer = consumer;
        this.service = service;
    }

    /** As the catalogue names it. */
    String consumer() {
        return consumer;
    }

    /** Where it is asked; empty for the console, which asks itself. */
    Optional<Service> service() {
        return Optional.ofNullable(service);
    }
}
