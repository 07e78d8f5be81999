package org.chairside.console.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Which topic belongs to whom and who listens, from the one catalogue. */
@Component
class Catalogue {

    private final List<Topic> topics;
    private final String self;

    Catalogue(@Value("${spring.application.name}") String self) {
        this.self = self;
        try (var file = new ClassPathResource("chairside/topic-catalogue.json").getInputStream()) {
            topics = JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(file, Topics.class)
                    .topics();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String self() {
        return self;
    }

    /** Topics that carry what happened in a clinic. */
    List<Topic> topics() {
        return topics.stream().filter(topic -> topic.family() != null).toList();
    }

    /** @throws IllegalArgumentException if there is no such topic */
    Topic topic(String name) {
        return topics.stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the catalogue has no topic " + name));
    }

    List<String> heardByConsole() {
        return topics().stream()
                .filter(topic -> topic.consumers().contains(self))
                .map(Topic::name)
                .toList();
    }

    private record Topics(List<Topic> topics) {}

    record Topic(
            String name,
            String owner,
            boolean clinical,
            @Nullable String family,
            List<String> consumers) {}
}
