package org.chairside.localstack;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ./run republish} asks for.
 *
 * @param from {@code beginning}, a journal position, or a moment such as {@code 2026-03-02T08:00:00Z}
 * @param topic only this one; all if null
 */
record Republish(String from, @Nullable String topic) {

    static Republish of(String[] arguments) {
        String from = "beginning";
        String topic = null;
        for (int at = 1; at < arguments.length; at += 2) {
            if (at + 1 == arguments.length) {
                throw new Trouble("Something is missing after " + arguments[at] + ".");
            }
            switch (arguments[at]) {
                case "--from" -> from = arguments[at + 1];
                case "--topic" -> topic = arguments[at + 1];
                default ->
                    throw new Trouble("./run republish takes --from <beginning|position|moment> and --topic <topic>.");
            }
        }
        return new Republish(from, topic);
    }

    /** The owner's name is the second word of a topic; the console owns none. */
    List<Service> services() {
        var owners = Stack.SERVICES.stream()
                .filter(service -> !service.equals(Stack.CONSOLE))
                .filter(service -> topic == null || topic.startsWith("chairside." + service.database() + "."))
                .toList();
        if (owners.isEmpty()) {
            throw new Trouble("No service publishes to " + topic + ".");
        }
        return owners;
    }

    Map<String, String> body() {
        return topic == null ? Map.of("from", from) : Map.of("from", from, "topic", topic);
    }
}
