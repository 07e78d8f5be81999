package org.chairside.session.web;

import org.chairside.test.ChairsideTest;
import org.chairside.test.FrozenDocument;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The published API document and the API say the same. */
@ChairsideTest
class OpenApiDocumentTest {

    @LocalServerPort
    private int port;

    @Test
    void the_document_changes_only_when_somebody_means_it() {
        FrozenDocument.check(port, "session-service");
    }
}
