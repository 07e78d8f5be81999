package org.chairside.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GeneratedDocumentsTest {

    private static final Path DOCS = Path.of("../../docs");

    @Test
    void the_rules_document_says_what_the_policy_file_says() {
        assertUpToDate(DOCS.resolve("rules.md"), RulesDocument.of(ChainPolicy.read()));
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
