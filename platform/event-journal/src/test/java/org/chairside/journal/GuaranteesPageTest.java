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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code docs/guarantees.md} and {@code docs/bad-input.md} name tests; every one of them is there once, is a test, and is not switched off. */
class GuaranteesPageTest {

    private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|Rules))#(\\w+)`");

    @ParameterizedTest
    @ValueSource(strings = {"docs/guarantees.md", "docs/bad-input.md"})
    void every_test_the_page_names_is_run(String page) throws IOException {
        Path root = root();
        Map<String, List<String>> sources = testSources(root);
        List<String> named = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        var names = NAMED.matcher(Files.readString(root.resolve(page)));
        while (names.find()) {
            named.add(names.group());
            if (!runs(names.group(1), names.group(2), sources)) {
                missing.add(names.group());
            }
        }
        assertThat(named).hasSizeGreaterThan(40);
        assertThat(missing)
                .as("named by the page, and run by no build or the name of several tests")
                .isEmpty();
    }

    /** Read from the sources: most of the tests are in modules that this one cannot see. */
    private static boolean runs(String test, String method, Map<String, List<String>> sources) {
        List<String> named = sources.getOrDefault(test, List.of());
        if (named.size() != 1) {
            return false;
        }
        String source = named.getFirst();
        String ofMethod = above(" " + method + "(", source);
        return Stream.of("@Test", "@ParameterizedTest", "@RepeatedTest", "@TestFactory")
                        .anyMatch(ofMethod::contains)
                && !ofMethod.contains("@Disabled")
                && !above("class " + test, source).contains("@Disabled");
    }

    /** The annotations and the comment: all from the last empty line on. */
    private static String above(String declaration, String source) {
        int at = source.indexOf(declaration);
        return at < 0 ? "" : source.substring(source.lastIndexOf("\n\n", at), at);
    }

    private static Map<String, List<String>> testSources(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(GuaranteesPageTest::holdsTests)
                    .collect(Collectors.groupingBy(
                            file -> file.getFileName().toString().replace(".java", ""),
                            Collectors.mapping(GuaranteesPageTest::text, Collectors.toList())));
        }
    }

    /** Or rules that the tests of several services inherit. */
    private static boolean holdsTests(Path file) {
        String path = file.toString();
        return (path.contains("/src/test/java/") && path.endsWith("Test.java"))
                || (path.contains("/test-kit/src/main/java/") && path.endsWith("Rules.java"));
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
