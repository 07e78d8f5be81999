package org.chairside.journal.spring;

import java.util.function.Consumer;
import org.chairside.journal.knowledge.WatermarkBook;
import org.chairside.journal.relay.Watermark;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Writes what can be read into the book; a watermark that cannot is worth nothing, and the next one comes at once. */
final class WatermarkHearing implements Consumer<byte[]> {

    private static final Logger log = LoggerFactory.getLogger(WatermarkHearing.class);

    private final JsonMapper json = JsonMapper.shared();
    private final WatermarkBook book;

    WatermarkHearing(WatermarkBook book) {
        this.book = book;
    }

    @Override
    public void accept(byte[] value) {
        try {
            book.hear(json.readValue(value, Watermark.class));
        } catch (JacksonException | NullPointerException unreadable) {
            log.warn("A watermark cannot be read: {}", unreadable.getClass().getSimpleName());
        }
    }
}
