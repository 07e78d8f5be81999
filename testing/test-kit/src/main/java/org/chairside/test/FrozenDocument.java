package org.chairside.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The published API document of a service and its API say the same; it changes only when somebody means it. */
public final class FrozenDocument {

    private FrozenDocument() {}

    /**
     * Compares {@code docs/api/<service>.json} with what the service on this port says; {@code -Dchairside.write-docs=true} rewrites it.
     */
    public static void check(int port, String service) {
        var frozen = Path.of("../docs/api/" + service + ".json");
        var answer = Api.of(port, "NURSE", "ROC").get("/v3/api-docs");
        assertThat(answer.status()).isEqualTo(200);
        var document = answer.body().strip() + "\n";
        if (Boolean.getBoolean("chairside.write-docs")) {
            write(frozen, document);
        }
        assertThat(frozen).as("run this test with -Dchairside.write-docs=true").hasContent(document);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
