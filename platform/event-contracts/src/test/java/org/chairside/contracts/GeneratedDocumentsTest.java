package org.chairside.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GeneratedDocumentsTest {

    private static final Path DOCS = Path.of("../../docs");
    private static final Pattern UNMET = Pattern.compile("new UnmetRule\\(\\s*\"(\\w+)\"");

    @Test
    void the_rules_document_says_what_the_policy_file_says() {
        assertUpToDate(DOCS.resolve("rules.md"), RulesDocument.of(ChainPolicy.read()));
    }

    /** Read from the sources: the rules are decided in modules that this one cannot see. */
    @Test
    void every_rule_that_a_refusal_names_stands_in_the_rules_document() throws IOException {
        var rules = RulesDocument.of(ChainPolicy.read());
        var named = new TreeSet<String>();
        try (var files = Files.walk(Path.of("../.."))) {
            for (var file : files.filter(each -> each.toString().matches(".*-service/src/main/java/.*[.]java"))
                    .toList()) {
                var rule = UNMET.matcher(Files.readString(file));
                while (rule.find()) {
                    named.add(rule.group(1));
                }
            }
        }
        assertThat(named).contains("KNOWLEDGE", "E2", "F1");
        named.removeIf(rule -> rules.contains("\n| " + rule + " |"));
        assertThat(named).as("to be explained in RulesDocument").isEmpty();
    }

    @Test
    void the_defaults_that_fill_an_older_policy_are_those_of_the_policy_file() {
        assertUpToDate(
                Catalogue.RESOURCES.resolve("chain-defaults.properties"),
                ChainPolicy.read().policies().stream()
                        .map(row -> row.key() + "=" + row.value() + "\n")
                        .collect(Collectors.joining(
                                "", "# generated from chain-policy.json; edit that file, not this one\n", "")));
    }

    @Test
    void the_asyncapi_document_says_what_the_catalogue_says() {
        assertUpToDate(DOCS.resolve("api/asyncapi.json"), AsyncApiDocument.of(Catalogue.read()));
    }

    private static void assertUpToDate(Path file, String expected) {
        if (Boolean.getBoolean("chairside.write-docs")) {
            ReleasedFiles.write(file, expected);
        }
        assertThat(file)
                .as("run the tests of event-contracts with -Dchairside.write-docs=true")
                .hasContent(expected);
    }
}
