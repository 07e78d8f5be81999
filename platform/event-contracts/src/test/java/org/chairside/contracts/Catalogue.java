package org.chairside.contracts;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** {@code topic-catalogue.json} as records. */
record Catalogue(List<Topic> topics) {

    static final Path RESOURCES = Path.of("src/main/resources/chairside");

    static Catalogue read() {
        return JsonMapper.shared().readValue(RESOURCES.resolve("topic-catalogue.json"), Catalogue.class);
    }

    List<EventType> events() {
        return topics.stream().flatMap(topic -> topic.events().stream()).toList();
    }

    record Topic(
            String name,
            String owner,
            String key,
            @Nullable String stream,
            int partitions,
            String cleanup,
            String retention,
            boolean clinical,
            @Nullable String family,
            List<String> consumers,
            List<EventType> events,
            List<String> ignorable) {}

    record EventType(String type, String record) {

        Class<?> recordClass() {
            return classNamed(record);
        }

        @Override
        public String toString() {
            return type;
        }
    }

    static Class<?> classNamed(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException missing) {
            throw new AssertionError("the catalogue names a class that does not exist", missing);
        }
    }
}
