package org.chairside.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FreePortsTest {

    @Test
    void ports_come_once_each_and_from_where_no_connection_takes_them() throws IOException {
        assertThat(Arrays.stream(FreePorts.some(200)).boxed())
                .doesNotHaveDuplicates()
                .allMatch(port -> port >= 20_000 && port < 32_768);
    }
}
