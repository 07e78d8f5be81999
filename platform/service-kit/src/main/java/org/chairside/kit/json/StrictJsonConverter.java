package org.chairside.kit.json;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.databind.json.JsonMapper;

/** Reads request bodies through {@link RequestReader}; Jackson writes the answers, and the problems that the actuator answers. */
public final class StrictJsonConverter extends JacksonJsonHttpMessageConverter {

    /** What the actuator's endpoints take: texts by name. */
    private static final ResolvableType TEXTS =
            ResolvableType.forClassWithGenerics(Map.class, String.class, String.class);

    private final RequestReader reader;

    public StrictJsonConverter(JsonMapper mapper, RequestReader reader) {
        super(mapper);
        this.reader = reader;
        setSupportedMediaTypes(java.util.List.of(MediaType.APPLICATION_JSON));
    }

    @Override
    public boolean canRead(ResolvableType type, @Nullable MediaType mediaType) {
        return mediaType == null || MediaType.APPLICATION_JSON.includes(mediaType);
    }

    /** What is bytes already, such as the API document, leaves as it is and not as a JSON string. */
    @Override
    public boolean canWrite(ResolvableType type, Class<?> valueClass, @Nullable MediaType mediaType) {
        var written = MediaType.APPLICATION_PROBLEM_JSON.equals(mediaType) ? MediaType.APPLICATION_JSON : mediaType;
        return valueClass != byte[].class && super.canWrite(type, valueClass, written);
    }

    @Override
    public Object read(ResolvableType type, HttpInputMessage input, @Nullable Map<String, Object> hints)
            throws IOException {
        var body = input.getBody().readAllBytes();
        return TEXTS.isAssignableFrom(type) ? reader.readTexts(body) : reader.read(body, type.getType());
    }
}
