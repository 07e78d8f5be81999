package org.chairside.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    private Path directory;

    @Test
    void a_secret_is_readable_by_its_owner_alone_and_stays_the_same() throws IOException {
        var secrets = new Secrets(directory.resolve("secrets"));
        var password = secrets.password("postgres");
        assertThat(password).hasSize(32);
        assertThat(new Secrets(directory.resolve("secrets")).password("postgres"))
                .isEqualTo(password);
        assertThat(secrets.password("another")).isNotEqualTo(password);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets.file("postgres"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("secrets"))))
                .isEqualTo("rwx------");
    }

    @Test
    void the_cell_key_says_that_it_was_made_for_development() throws IOException {
        var key = Files.readString(new Secrets(directory.resolve("secrets")).developmentKey("cell-key"))
                .strip();
        assertThat(key).startsWith("development:");
        assertThat(Base64.getDecoder().decode(key.substring("development:".length())))
                .hasSize(32);
    }

    @Test
    void a_second_prescriber_can_sign_a_high_dose_at_every_site() {
        for (var site : List.of("ROC", "BUF", "PHX")) {
            assertThat(Person.cast())
                    .filteredOn(person -> person.roles().contains("PRESCRIBER")
                            && person.sites().contains(site))
                    .hasSizeGreaterThan(1);
        }
    }

    @Test
    void everybody_of_the_cast_has_a_password_of_their_own() {
        var cast = Person.cast();
        assertThat(cast).extracting(Person::username).doesNotHaveDuplicates().contains("nurse2.phx", "director", "ops");
        assertThat(cast)
                .extracting(Person::password)
                .doesNotHaveDuplicates()
                .allMatch(password -> password.length() == 14);
    }
}
