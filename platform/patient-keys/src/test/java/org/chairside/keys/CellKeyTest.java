package org.chairside.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.chairside.contracts.PatientToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellKeyTest {

    private static final byte[] PATIENT_KEY = new byte[32];

    @TempDir
    Path directory;

    @Test
    void in_development_a_missing_key_is_made_for_its_owner_alone() throws Exception {
        var file = directory.resolve("keys/cell.key");
        var made = CellKey.from(file, true);
        var readAgain = CellKey.from(file, true);
        var ada = PatientToken.random();
        assertThat(readAgain.unwrap(made.wrap(PATIENT_KEY, ada), ada)).isEqualTo(PATIENT_KEY);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void services_that_start_together_share_one_key() throws Exception {
        var file = directory.resolve("cell.key");
        var ada = PatientToken.random();
        try (var starts = Executors.newFixedThreadPool(4)) {
            var keys = IntStream.range(0, 4)
                    .mapToObj(service -> starts.submit(() -> CellKey.from(file, true)))
                    .toList();
            var wrapped = keys.getFirst().get().wrap(PATIENT_KEY, ada);
            for (var key : keys) {
                assertThat(key.get().unwrap(wrapped, ada)).isEqualTo(PATIENT_KEY);
            }
        }
    }

    @Test
    void outside_development_a_missing_key_stops_the_service() {
        assertThatThrownBy(() -> CellKey.from(directory.resolve("none"), false))
                .hasMessageContaining("chairside.keys.cell-key-file");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void outside_development_a_development_key_stops_the_service() {
        var file = directory.resolve("cell.key");
        CellKey.from(file, true);
        assertThatThrownBy(() -> CellKey.from(file, false)).hasMessageContaining("development key");
    }

    @Test
    void a_real_key_is_taken_everywhere() throws IOException {
        var file = directory.resolve("cell.key");
        Files.writeString(file, Base64.getEncoder().encodeToString(PATIENT_KEY) + "\n");
        assertThat(CellKey.from(file, false)).isNotNull();
        assertThat(CellKey.from(file, true)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c2hvcnQ=", "not base64 at all", "development:"})
    void what_is_no_key_stops_the_service_and_is_not_quoted(String text) throws IOException {
        var file = directory.resolve("cell.key");
        Files.writeString(file, text);
        assertThatThrownBy(() -> CellKey.from(file, true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("32 bytes in base64");
    }
}
