package org.chairside.journal.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code topic-catalogue.json}. */
public record CatalogueFile(List<Topic> topics) {

    /** @throws tools.jackson.core.JacksonException if it is not a catalogue */
    public static TopicCatalogue read(InputStream json, ClassLoader records) {
        JsonMapper mapper = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try (json) {
            return new TopicCatalogue(
                    mapper.readValue(json, CatalogueFile.class).topics(), records);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
