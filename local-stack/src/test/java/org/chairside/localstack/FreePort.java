package org.chairside.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Ports that nobody holds at the moment. */
final class FreePort {

    private FreePort() {}

    static Port of(String owner) {
        try {
            return new Port(owner, "CHAIRSIDE_TEST_PORT", FreePorts.some(1)[0]);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
