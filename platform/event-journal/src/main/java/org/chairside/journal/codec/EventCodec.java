package org.chairside.journal.codec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.chairside.journal.Envelope;
import org.chairside.journal.Undecryptable;
import org.chairside.journal.Unreachable;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.json.JsonMapper;

/** Events to JSON and back. Unknown fields are ignored, nothing is coerced, what is missing is named by its JSON pointer. */
public final class EventCodec {

    /** The context attribute that holds the topic's catalogue name; the envelope stands under {@code Envelope.class}. */
    public static final String TOPIC = "topic";

    private final JsonMapper mapper;

    public EventCodec(Collection<JacksonModule> modules) {
        this.mapper = EventMapper.create(modules);
    }

    /** @throws Unreachable if what a sealed field needs cannot be reached */
    public byte[] encode(Object event, Envelope envelope, String topic) {
        try {
            return mapper.writer()
                    .withAttribute(Envelope.class, envelope)
                    .withAttribute(TOPIC, topic)
                    .writeValueAsBytes(event);
        } catch (JacksonException failed) {
            throwIfPresent(failed, Unreachable.class);
            throw failed;
        }
    }

    /**
     * Reads what {@link #encode} wrote, here or in an older or newer release.
     *
     * @throws Unfit if the value is not such an event
     * @throws Unreachable if what a sealed field needs cannot be reached
     */
    public <E> E decode(byte[] value, Class<E> event, Envelope envelope, String topic) {
        try {
            return mapper.readerFor(event)
                    .withAttribute(Envelope.class, envelope)
                    .withAttribute(TOPIC, topic)
                    .readValue(text(value));
        } catch (JacksonException failed) {
            throwIfPresent(failed, Unreachable.class);
            throw unfit(failed);
        }
    }

    /** Whether the value is one JSON document in UTF-8 without a byte order mark. */
    public boolean isJson(byte[] value) {
        try {
            return !mapper.readTree(text(value)).isMissingNode();
        } catch (Unfit | JacksonException notJson) {
            return false;
        }
    }

    /** Jackson would guess the encoding of bytes and pass over a byte order mark; the wire has one encoding and no mark. */
    private static String text(byte[] value) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
            if (text.isBlank() || text.charAt(0) == '\uFEFF') {
                throw new Unfit(Unfit.Kind.NOT_DECODABLE, null, new IllegalArgumentException("not JSON"));
            }
            return text;
        } catch (CharacterCodingException notText) {
            throw new Unfit(Unfit.Kind.NOT_DECODABLE, null, notText);
        }
    }

    private static Unfit unfit(JacksonException failed) {
        if (cause(failed, Undecryptable.class) != null) {
            return new Unfit(Unfit.Kind.UNDECRYPTABLE, JsonPointers.of(failed), failed);
        }
        return failed instanceof StreamReadException
                ? new Unfit(Unfit.Kind.NOT_DECODABLE, null, failed)
                : new Unfit(Unfit.Kind.SCHEMA, JsonPointers.of(failed), failed);
    }

    private static <T extends RuntimeException> void throwIfPresent(Throwable failure, Class<T> type) {
        T found = cause(failure, type);
        if (found != null) {
            throw found;
        }
    }

    private static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return type.cast(each);
            }
        }
        return null;
    }
}
