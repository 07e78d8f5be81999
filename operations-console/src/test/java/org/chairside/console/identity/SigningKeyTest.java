package org.chairside.console.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {

    @TempDir
    Path directory;

    @Test
    void development_makes_a_key_once_for_its_owner_s_eyes() throws Exception {
        var file = directory.resolve("keys/signing-key.json");

        var made = SigningKey.readOrMake(file, true);

        assertThat(SigningKey.readOrMake(file, true)).isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void a_development_key_is_refused_outside_development() {
        var file = directory.resolve("signing-key.json");
        SigningKey.readOrMake(file, true);

        assertThatThrownBy(() -> SigningKey.readOrMake(file, false)).hasMessageContaining("made for development");
    }

    @Test
    void outside_development_no_key_is_made() {
        var file = directory.resolve("signing-key.json");

        assertThatThrownBy(() -> SigningKey.readOrMake(file, false)).hasMessageContaining("no signing key");
        assertThat(file).doesNotExist();
    }
}
