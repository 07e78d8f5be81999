package org.chairside.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The containers are handed what the processes of one machine are handed, and no more. */
class ComposeFileTest {

    private static final Pattern BEGINS = Pattern.compile("\\n  (?=[a-z-]+:\\n)|\\nvolumes:");

    @Test
    void the_cells_key_is_handed_to_those_alone_who_read_what_is_sealed() throws IOException {
        assertThat(sections().entrySet().stream()
                        .filter(section -> section.getValue().contains("CHAIRSIDE_KEYS_CELL_KEY_FILE"))
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrderElementsOf(
                        Stack.READS_WHAT_IS_SEALED.stream().map(Service::name).toList());
    }

    @Test
    void every_service_of_the_stack_has_a_container() throws IOException {
        assertThat(sections())
                .containsKeys(Stack.SERVICES.stream().map(Service::name).toArray(String[]::new));
    }

    /** By service; what stands before the first of them is for all. */
    private static Map<String, String> sections() throws IOException {
        return Stream.of(BEGINS.split(Files.readString(Path.of("..", "docker-compose.yml"))))
                .collect(Collectors.toMap(
                        section -> section.replaceFirst("(?s):.*", ""), Function.identity(), String::concat));
    }
}
