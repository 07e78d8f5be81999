package org.chairside.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.chairside.contracts.Catalogue.EventType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

class ReleasedContractsTest {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static final String HOW_TO_ADD =
            "a new schema or sample gets its line by running the tests of event-contracts"
                    + " with -Dchairside.write-contracts=true; a released file is never edited:"
                    + " a field is added in a new revision <type>.r2.schema.json, anything else needs a new major version";

    @BeforeAll
    static void addWhatIsNew() {
        if (Boolean.getBoolean("chairside.write-contracts")) {
            ReleasedFiles.writeMissing(Catalogue.read().events());
        }
    }

    static Stream<EventType> events() {
        return Catalogue.read().events().stream();
    }

    @Test
    void a_released_file_never_changes_and_never_goes() {
        assertThat(ReleasedFiles.checksums()).as(HOW_TO_ADD).isEqualTo(ReleasedFiles.manifest());
    }

    @ParameterizedTest
    @MethodSource("events")
    void every_event_has_a_schema_and_a_sample(EventType event) {
        assertThat(ReleasedFiles.schemasOf(event)).as(HOW_TO_ADD).isNotEmpty();
        assertThat(ReleasedFiles.samplesOf(event)).as(HOW_TO_ADD).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void every_sample_ever_released_is_understood_today_and_loses_nothing(EventType event) {
        for (var sample : ReleasedFiles.samplesOf(event)) {
            var json = ReleasedFiles.read(sample);
            var understood = WireFormat.MAPPER.readValue(json, event.recordClass());
            assertThat(WireFormat.MAPPER.readTree(WireFormat.MAPPER.writeValueAsString(understood)))
                    .as(sample.toString())
                    .isEqualTo(WireFormat.MAPPER.readTree(json));
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void every_sample_ever_released_is_valid_against_the_first_schema(EventType event) {
        var first = ReleasedFiles.schemasOf(event).getFirst();
        for (var sample : ReleasedFiles.samplesOf(event)) {
            assertThat(errors(first, ReleasedFiles.read(sample)))
                    .as(sample.toString())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void what_is_written_today_is_valid_against_every_schema_ever_released(EventType event) {
        var written = WireFormat.MAPPER.writeValueAsString(Specimens.of(event.recordClass()));
        for (var schema : ReleasedFiles.schemasOf(event)) {
            assertThat(errors(schema, written)).as(schema.toString()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void the_newest_schema_and_the_record_agree_field_by_field(EventType event) {
        var newest = WireFormat.MAPPER.readTree(
                ReleasedFiles.read(ReleasedFiles.schemasOf(event).getLast()));
        assertThat(newest).as(HOW_TO_ADD).isEqualTo(SchemaOf.event(event.type(), event.recordClass()));
    }

    @ParameterizedTest
    @MethodSource("events")
    void a_field_from_the_future_is_allowed(EventType event) {
        var fromTheFuture = WireFormat.MAPPER
                .<ObjectNode>valueToTree(Specimens.of(event.recordClass()))
                .put("addedNextYear", "something")
                .toString();
        assertThat(errors(ReleasedFiles.schemasOf(event).getLast(), fromTheFuture))
                .isEmpty();
        assertThat((Object) WireFormat.MAPPER.readValue(fromTheFuture, event.recordClass()))
                .isEqualTo(Specimens.of(event.recordClass()));
    }

    @ParameterizedTest
    @MethodSource("events")
    void a_document_without_a_required_field_is_invalid(EventType event) {
        var newest = ReleasedFiles.schemasOf(event).getLast();
        var complete = WireFormat.MAPPER.<ObjectNode>valueToTree(Specimens.of(event.recordClass()));
        for (var field : WireFormat.MAPPER.readTree(ReleasedFiles.read(newest)).get("required")) {
            var incomplete = complete.deepCopy().without(field.stringValue());
            assertThat(errors(newest, incomplete.toString()))
                    .as("without " + field)
                    .isNotEmpty();
        }
    }

    private static List<Error> errors(Path schema, String document) {
        return SCHEMAS.getSchema(ReleasedFiles.read(schema))
                .validate(
                        document,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }
}
