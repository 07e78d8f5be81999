package org.chairside.journal.jdbc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.chairside.journal.inbox.IncomingRecord.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Headers as they are kept in quarantine: a JSON array of name and base64 pairs, so that any bytes survive. */
public final class RawHeaders {

    private static final JsonMapper JSON = JsonMapper.shared();

    private RawHeaders() {}

    public static byte[] write(List<Header> headers) {
        List<List<@Nullable String>> pairs = new ArrayList<>();
        for (Header header : headers) {
            byte[] value = header.value();
            String encoded = value == null ? null : Base64.getEncoder().encodeToString(value);
            pairs.add(Arrays.asList(header.name(), encoded));
        }
        return JSON.writeValueAsString(pairs).getBytes(StandardCharsets.UTF_8);
    }

    public static List<Header> read(byte[] json) {
        List<Header> headers = new ArrayList<>();
        for (@Nullable String[] pair : JSON.readValue(json, String[][].class)) {
            String value = pair[1];
            headers.add(new Header(
                    String.valueOf(pair[0]),
                    value == null ? null : Base64.getDecoder().decode(value)));
        }
        return headers;
    }
}
