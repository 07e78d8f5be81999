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

/** {@code docs/guarantees.md} names tests; every one of them is there, is a test, and is not switched off. */
class GuaranteesPageTest {

    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)#(\\w+)`");

    @Test
    void every_test_the_page_names_is_run() throws IOException {
        Path root = root();
        Map<String, String> sources = testSources(root);
        List<String> named = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        var names = NAMED.matcher(Files.readString(root.resolve("docs/guarantees.md")));
        while (names.find()) {
            named.add(names.group());
            if (!runs(names.group(1), names.group(2), sources)) {
                missing.add(names.group());
            }
        }
        assertThat(named).hasSizeGreaterThan(40);
        assertThat(missing)
                .as("named by docs/guarantees.md and run by no build")
                .isEmpty();
    }

    /** Read from the sources: most of the tests are in modules that this one cannot see. */
    private static boolean runs(String test, String method, Map<String, String> sources) {
        String source = sources.getOrDefault(test, "");
        String ofMethod = above("void " + method + "(", source);
        return Stream.of("@Test", "@ParameterizedTest", "@RepeatedTest").anyMatch(ofMethod::contains)
                && !ofMethod.contains("@Disabled")
                && !above("class " + test, source).contains("@Disabled");
    }

    /** The annotations and the comment: all from the last empty line on. */
    private static String above(String declaration, String source) {
        int at = source.indexOf(declaration);
        return at < 0 ? "" : source.substring(source.lastIndexOf("\n\n", at), at);
    }

    private static Map<String, String> testSources(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(GuaranteesPageTest::holdsTests)
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            GuaranteesPageTest::text,
                            String::concat));
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
