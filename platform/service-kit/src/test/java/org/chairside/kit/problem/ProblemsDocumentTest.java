package org.chairside.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/api/problems.md}: every code a client may meet, read from where it is answered. */
class ProblemsDocumentTest {

    private static final Path ROOT = Path.of("../..");
    private static final Path DOCUMENT = ROOT.resolve("docs/api/problems.md");

    private static final Pattern ANSWERED =
            Pattern.compile("(?:(unreachable)\\(|(\\d{3}),)?\\s*\"([a-z]+(?:-[a-z]+)*)\",\\s*\"([A-Z][^\"]*\\.)\"");
    private static final Pattern REFUSED =
            Pattern.compile("(?:/\\*\\* ([^*]+?)\\.? \\*/\\s+)?(?<=\n    )([A-Z][A-Z_]+)(?=[,;\\s])");

    private static final String PREAMBLE = """
            # Problems

            Generated from the sources; run `ProblemsDocumentTest` of service-kit with `-Dchairside.write-docs=true`.

            Every refusal is `application/problem+json` (RFC 9457) with the type `urn:chairside:problem:<code>`. Input that can be read and is
            not acceptable is 422, and `errors` names each field with a JSON pointer and a code of its own: the code of the answer is theirs
            if they share one, else `invalid-input`. What the database's own guards refuse is 409 with the code of the rule they guard, else `conflict`.

            ## Every service

            | code | status | what it says |
            |---|---|---|
            """;

    @Test
    void the_problems_document_names_every_code() throws IOException {
        var document = PREAMBLE + ofEveryService() + ofEachService();
        if (Boolean.getBoolean("chairside.write-docs")) {
            Files.writeString(DOCUMENT, document);
        }
        assertThat(document).contains("`idempotency-key-reused` | 422", "`slot-taken`", "`start-gate-closed`");
        assertThat(DOCUMENT)
                .as("run this test with -Dchairside.write-docs=true")
                .hasContent(document);
    }

    private static String ofEveryService() throws IOException {
        var lines = new TreeSet<String>();
        for (var file : sources("platform/service-kit/src/main/java", ".java")) {
            var answer = ANSWERED.matcher(Files.readString(file));
            while (answer.find()) {
                var status = answer.group(1) != null ? "503" : answer.group(2);
                lines.add("| `%s` | %s | %s |\n"
                        .formatted(answer.group(3), status == null ? usual(answer.group(3)) : status, answer.group(4)));
            }
        }
        return String.join("", lines);
    }

    private static String usual(String code) {
        return code.equals("internal") ? "500" : "400";
    }

    private static String ofEachService() throws IOException {
        var document = new StringBuilder();
        for (var service : List.of("scheduling", "intake", "session", "notification")) {
            document.append("\n## ")
                    .append(service)
                    .append(
                            "-service\n\nEach is 409, with the rules that were not met in `unmet`; or 422 where a field is to blame.\n\n")
                    .append("| code | why |\n|---|---|\n");
            var codes = new TreeMap<String, TreeSet<String>>();
            for (var file : sources(service + "-service/src/main/java", "Refusal.java")) {
                var text = Files.readString(file);
                var refusal = REFUSED.matcher(text.substring(text.indexOf('{')));
                while (refusal.find()) {
                    var code = refusal.group(2).toLowerCase(Locale.ROOT).replace('_', '-');
                    var why = codes.computeIfAbsent(code, _ -> new TreeSet<>());
                    if (refusal.group(1) != null) {
                        why.add(refusal.group(1).strip());
                    }
                }
            }
            codes.forEach((code, why) -> document.append("| `%s` | %s |\n"
                    .formatted(code, why.isEmpty() ? code.replace('-', ' ') : String.join("; ", why))));
        }
        return document.toString();
    }

    private static List<Path> sources(String folder, String ending) throws IOException {
        try (var files = Files.walk(ROOT.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
