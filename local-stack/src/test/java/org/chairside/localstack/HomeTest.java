package org.chairside.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    @TempDir
    private Path directory;

    @Test
    void nothing_outside_the_home_is_ever_deleted() throws IOException {
        var home = new Home(directory.resolve("home"));
        var neighbour = Files.writeString(directory.resolve("neighbour"), "keep me");

        for (var path :
                new Path[] {neighbour, directory, home.root(), home.root().resolve("../neighbour")}) {
            assertThatThrownBy(() -> home.delete(path)).isInstanceOf(IllegalArgumentException.class);
        }

        assertThat(neighbour).hasContent("keep me");
    }

    @Test
    void a_new_build_replaces_the_old_one_of_the_same_module_alone() throws IOException {
        var home = new Home(directory);
        home.prepare();
        Files.createDirectories(home.app("session-service", "old"));
        Files.createDirectories(home.app("intake-service", "old"));

        Files.createDirectories(home.app("session-service", "new"));

        assertThat(home.apps())
                .isDirectoryContaining("glob:**/session-service-new")
                .isDirectoryContaining("glob:**/intake-service-old")
                .isDirectoryNotContaining("glob:**/session-service-old");
    }

    @Test
    void starting_over_forgets_data_and_keeps_what_was_unpacked() throws IOException {
        var home = new Home(directory);
        home.prepare();
        Files.createDirectories(home.postgres().resolve("base"));
        Files.writeString(home.clockOffset(), "PT5H");
        var unpacked = Files.createDirectories(home.app("session-service", "new"));

        home.forget();

        assertThat(home.postgres()).doesNotExist();
        assertThat(home.clockOffset()).doesNotExist();
        assertThat(unpacked).exists();
    }

    @Test
    void a_disk_that_is_nearly_full_is_said_with_what_is_needed() {
        var home = new Home(Path.of("/data/chairside"));

        home.requireRoom(1024);
        assertThatThrownBy(() -> home.requireRoom(1023))
                .isInstanceOf(Trouble.class)
                .hasMessage("Only 1023 MiB are free on the disk of /data/chairside: Chairside needs 1024 MiB.");
    }
}
