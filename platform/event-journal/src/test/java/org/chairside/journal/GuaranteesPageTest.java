package org.chairside.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/guarantees.md} names tests; every one of them is there. */
class GuaranteesPageTest {

    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)#(\\w+)`");

    @Test
    void every_test_the_page_names_exists() throws IOException {
        Path root = root();
        Map<String, String> sources = testSources(root);
        List<String> named = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        var names = NAMED.matcher(Files.readString(root.resolve("docs/guarantees.md")));
        while (names.find()) {
            named.add(names.group());
            if (!sources.getOrDefault(names.group(1), "").contains("void " + names.group(2) + "(")) {
                missing.add(names.group());
            }
        }
        assertThat(named).hasSizeGreaterThan(40);
        assertThat(missing)
                .as("named by docs/guarantees.md and not in the source tree")
                .isEmpty();
    }

    private static Map<String, String> testSources(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().contains("/src/test/java/")
                            && file.toString().endsWith("Test.java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            GuaranteesPageTest::text,
                            String::concat));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("docs/guarantees.md"))) {
            directory = Objects.requireNonNull(directory.getParent(), "no docs/guarantees.md above here");
        }
        return directory;
    }
}
