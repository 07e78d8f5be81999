package org.chairside.kit.command;

import java.net.URI;
import org.springframework.http.ResponseEntity;

/** The success answers of the API. */
public final class Answers {

    private Answers() {}

    /**
     * 201 with {@code Location} and {@code ETag}.
     *
     * @param location a path on this service, never an absolute address: links are not built from the {@code Host} header
     */
    public static <T> ResponseEntity<T> created(String location, int version, T body) {
        return ResponseEntity.created(URI.create(location)).eTag(etag(version)).body(body);
    }

    /** 200 with {@code ETag}. */
    public static <T> ResponseEntity<T> ok(int version, T body) {
        return ResponseEntity.ok().eTag(etag(version)).body(body);
    }

    private static String etag(int version) {
        return "\"" + version + "\"";
    }
}
