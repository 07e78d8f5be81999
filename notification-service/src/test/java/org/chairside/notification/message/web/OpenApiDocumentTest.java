package org.chairside.notification.message.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chairside.test.ChairsideTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The published API document and the API say the same. */
@ChairsideTest
class OpenApiDocumentTest {

    private static final Path FROZEN = Path.of("../docs/api/notification-service.json");

    @LocalServerPort
    private int port;

    @Test
    void the_document_changes_only_when_somebody_means_it() throws Exception {
        var document = document();

        if (Boolean.getBoolean("chairside.write-docs")) {
            Files.writeString(FROZEN, document);
        }
        assertThat(FROZEN).as("run this test with -Dchairside.write-docs=true").hasContent(document);
    }

    private String document() throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v3/api-docs"));
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body().strip() + "\n";
        }
    }
}
