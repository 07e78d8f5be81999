package org.chairside.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortTest {

    @Test
    void a_port_in_use_is_named_with_its_owner_and_the_variable_that_moves_it() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = new Port("session-service", "CHAIRSIDE_SESSION_PORT", taken.getLocalPort());
            assertThat(port.answers()).isTrue();
            assertThatThrownBy(port::requireFree)
                    .isInstanceOf(Trouble.class)
                    .hasMessage(
                            "Port %d (session-service) is in use by another program: end that program, or set "
                                    + "CHAIRSIDE_SESSION_PORT to another port.",
                            taken.getLocalPort());
        }
    }

    @Test
    void a_free_port_is_no_trouble() {
        var port = FreePort.of("session-service");
        port.requireFree();
        assertThat(port.answers()).isFalse();
    }
}
