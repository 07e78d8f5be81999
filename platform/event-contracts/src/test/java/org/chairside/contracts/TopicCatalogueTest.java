package org.chairside.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.chairside.contracts.Catalogue.EventType;
import org.chairside.contracts.Catalogue.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TopicCatalogueTest {

    private static final Set<String> SERVICES = Set.of(
            "scheduling-service", "intake-service", "session-service", "notification-service", "operations-console");

    static Stream<Topic> topicsOfServices() {
        return Catalogue.read().topics().stream().filter(topic -> topic.family() != null);
    }

    static Stream<EventType> events() {
        return Catalogue.read().events().stream();
    }

    @Test
    void a_topic_a_type_and_a_record_stand_in_the_catalogue_once() {
        var catalogue = Catalogue.read();
        assertThat(catalogue.topics()).extracting(Topic::name).doesNotHaveDuplicates();
        assertThat(catalogue.events()).extracting(EventType::type).doesNotHaveDuplicates();
        assertThat(catalogue.events()).extracting(EventType::record).doesNotHaveDuplicates();
    }

    @Test
    void every_sealed_family_has_its_topic() {
        assertThat(topicsOfServices().map(Topic::family))
                .containsExactlyInAnyOrderElementsOf(ContractClasses.families());
    }

    @ParameterizedTest
    @MethodSource("topicsOfServices")
    void a_topic_lists_every_record_of_its_family(Topic topic) {
        assertThat(topic.events())
                .extracting(EventType::record)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Catalogue.classNamed(topic.family()).getPermittedSubclasses())
                                .map(Class::getName)
                                .toList());
    }

    @ParameterizedTest
    @MethodSource("topicsOfServices")
    void every_event_says_which_stream_it_belongs_to(Topic topic) {
        assertThat(topic.stream()).matches("[a-z-]+/\\{[a-zA-Z]+}");
        var component = topic.stream().replaceAll(".*\\{|}", "");
        assertThat(topic.events())
                .allSatisfy(event -> assertThat(event.recordClass().getRecordComponents())
                        .extracting(RecordComponent::getName)
                        .contains(component));
    }

    @ParameterizedTest
    @MethodSource("topicsOfServices")
    void a_type_is_named_by_its_owner_and_its_fact(Topic topic) {
        var owner = topic.owner().replace("-service", "");
        assertThat(topic.name()).startsWith("chairside." + owner + ".").endsWith(".v1");
        for (var event : topic.events()) {
            assertThat(event.type()).isEqualTo("chairside." + owner + "." + kebab(event.recordClass()) + ".v1");
            assertThat(event.recordClass().getPackageName()).isEqualTo("org.chairside.contracts." + owner);
        }
    }

    @ParameterizedTest
    @MethodSource("topicsOfServices")
    void a_topic_is_written_by_one_service_and_read_by_others(Topic topic) {
        assertThat(topic.owner()).isIn(SERVICES);
        assertThat(topic.consumers())
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .doesNotContain(topic.owner())
                .allMatch(SERVICES::contains);
    }

    @ParameterizedTest
    @MethodSource("topicsOfServices")
    void what_is_sealed_travels_only_where_the_key_is_the_patient(Topic topic) {
        var sealing = topic.events().stream()
                .map(EventType::recordClass)
                .flatMap(record -> Arrays.stream(record.getRecordComponents()))
                .filter(component -> component.getType() == Sealed.class)
                .toList();
        assertThat(sealing.isEmpty() || topic.key().equals("patient"))
                .as(topic.name())
                .isTrue();
    }

    @Test
    void only_the_patient_keys_are_compacted() {
        assertThat(Catalogue.read().topics())
                .filteredOn(topic -> !topic.cleanup().equals("delete"))
                .extracting(Topic::name, Topic::cleanup)
                .isEqualTo(List.of(tuple("chairside.intake.patient-keys.v1", "compact")));
    }

    private static String kebab(Class<?> record) {
        return record.getSimpleName().replaceAll("(?<!^)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
