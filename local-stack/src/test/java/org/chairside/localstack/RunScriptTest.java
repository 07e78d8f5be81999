package org.chairside.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./run} before it comes to the launcher, in a repository that holds just what it looks at. */
class RunScriptTest {

    private static final Path SOURCE = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    private Path repository;

    private Home home;

    private record Ended(int status, String said) {}

    @BeforeEach
    void aRepository() throws IOException {
        for (var file : List.of("run", ".mvn/find-jdk-25.sh", "pom.xml", "local-stack/pom.xml")) {
            var copy = repository.resolve(file);
            Files.createDirectories(Objects.requireNonNull(copy.getParent()));
            Files.copy(SOURCE.resolve(file), copy);
        }
        Files.createDirectories(repository.resolve("local-stack/target/lib"));
        Files.writeString(launcher("0.1.0"), "a new build, which is no program");
        home = new Home(repository.resolve(".chairside"));
        home.prepare();
    }

    @Test
    void without_a_jdk_25_it_says_so_in_one_line() throws Exception {
        assertThat(bash(". .mvn/find-jdk-25.sh; is_jdk_25() { return 1; }; find_jdk_25"))
                .isEqualTo(new Ended(
                        1,
                        "Chairside needs a JDK 25 and found none: install one (https://adoptium.net) "
                                + "or set JAVA_HOME to it.\n"));
    }

    @Test
    void another_jdk_is_not_taken_for_a_25() throws Exception {
        for (var version :
                Map.of("24.0.2", 1, "25.0.1", 0, "25", 0, "1.8.0_251", 1).entrySet()) {
            var bin = Files.createDirectories(repository.resolve("jdk/bin"));
            for (var program : List.of("java", "javac")) {
                Files.writeString(
                        bin.resolve(program), "#!/bin/sh\necho 'openjdk version \"" + version.getKey() + "\"' >&2\n");
                assertThat(bin.resolve(program).toFile().setExecutable(true)).isTrue();
            }
            assertThat(bash(". .mvn/find-jdk-25.sh; is_jdk_25 " + repository.resolve("jdk")))
                    .as(version.getKey())
                    .isEqualTo(new Ended(version.getValue(), ""));
        }
    }

    @Test
    void of_two_builds_it_starts_neither() throws Exception {
        Files.writeString(launcher("0.2.0"), "another version");

        assertThat(bash("./run stop"))
                .isEqualTo(new Ended(
                        1,
                        "More than one build lies in local-stack/target: local-stack-0.1.0-launcher.jar "
                                + "local-stack-0.2.0-launcher.jar. Delete the old one; mvn clean forgets them all.\n"));
    }

    @Test
    void before_the_first_build_it_says_what_to_do() throws Exception {
        Files.delete(launcher("0.1.0"));

        assertThat(bash("./run stop")).isEqualTo(new Ended(1, "Chairside is not built yet: ./run builds it.\n"));
    }

    /** Process numbers come round again: the one in the note may be a stranger's, and then the old copy is nobody's. */
    @Test
    void the_copy_of_an_earlier_build_is_kept_only_while_a_launcher_runs() throws Exception {
        var older = Files.createDirectories(home.apps().resolve("local-stack-1"));
        var stranger = ManagedProcess.start(home, "launcher", List.of("sleep", "600"), Map.of());
        try {
            bash("./run stop");
        } finally {
            ManagedProcess.stopAll(List.of(stranger));
        }
        assertThat(older).doesNotExist();

        Files.writeString(launcher("0.1.0"), "a third build");
        var running = ManagedProcess.start(
                home, "launcher", List.of("sh", "-c", "sleep 600; : local-stack-launcher.jar"), Map.of());
        var kept = home.apps().toFile().list();
        try {
            bash("./run stop");
        } finally {
            running.handle().descendants().forEach(ProcessHandle::destroy);
            ManagedProcess.stopAll(List.of(running));
        }
        assertThat(home.apps().toFile().list()).hasSize(1).isEqualTo(kept);
    }

    private Path launcher(String version) {
        return repository.resolve("local-stack/target/local-stack-" + version + "-launcher.jar");
    }

    private Ended bash(String script) throws IOException, InterruptedException {
        var shell = new ProcessBuilder("bash", "-c", script)
                .directory(repository.toFile())
                .redirectErrorStream(true);
        shell.environment().put("JAVA_HOME", System.getProperty("java.home"));
        shell.environment().put("CHAIRSIDE_HOME", home.root().toString());
        var process = shell.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }
}
