package org.chairside.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Base64;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** The event codec's JSON. What is sealed is only packed as the wire packs it, so that a golden sample can be read for ever. */
final class WireFormat {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule("sealed")
                    .addSerializer(sealed(), new Packing())
                    .addDeserializer(sealed(), new Unpacking(null)))
            .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS, DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private WireFormat() {}

    @SuppressWarnings("unchecked")
    private static Class<Sealed<?>> sealed() {
        return (Class<Sealed<?>>) (Class<?>) Sealed.class;
    }

    private static final class Packing extends ValueSerializer<Sealed<?>> {

        @Override
        public void serialize(Sealed<?> sealed, JsonGenerator json, SerializationContext context) {
            json.writeStartObject();
            json.writeStringProperty("key", "patient-key/" + Specimens.PATIENT);
            json.writeBinaryProperty("ciphertext", MAPPER.writeValueAsBytes(((Sealed.Open<?>) sealed).value()));
            json.writeEndObject();
        }
    }

    private static final class Unpacking extends ValueDeserializer<Sealed<?>> {

        private final JavaType content;

        Unpacking(JavaType content) {
            this.content = content;
        }

        @Override
        public ValueDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
            return new Unpacking(context.getContextualType().containedTypeOrUnknown(0));
        }

        @Override
        public Sealed<?> deserialize(JsonParser json, DeserializationContext context) {
            var packed = context.readTree(json).get("ciphertext").stringValue();
            return Sealed.of(MAPPER.readValue(Base64.getDecoder().decode(packed), content));
        }
    }
}
