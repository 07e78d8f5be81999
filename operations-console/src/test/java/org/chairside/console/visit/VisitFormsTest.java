package org.chairside.console.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.chairside.console.form.Field;
import org.chairside.console.form.Form;
import org.chairside.kit.identity.WitnessSignature;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every form against the frozen API document of its service. */
class VisitFormsTest {

    /** A chair is picked once and sent in two parts. */
    private static final Set<String> CHAIR = Set.of("site", "chairId");
    /** What stands in a signature of its own, or nowhere. */
    private static final Set<String> IN_NO_BODY = Set.of(Field.sure().name(), Field.WITNESS, Field.WITNESS_PASSWORD);
    /** What the front desk cannot say. */
    private static final Set<String> NOT_OFFERED = Set.of("LINK");

    static Stream<Form> forms() {
        return Stream.of(VisitForms.class.getDeclaredFields())
                .filter(field -> field.getType() == Form.class && Modifier.isStatic(field.getModifiers()))
                .map(field -> {
                    try {
                        return (Form) field.get(null);
                    } catch (IllegalAccessException e) {
                        throw new AssertionError(e);
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("forms")
    void a_form_asks_for_what_its_service_asks(Form form) throws Exception {
        var document = JsonMapper.shared()
                .readTree(Files.readString(
                        Path.of("../docs/api/" + form.service().name().toLowerCase(Locale.ROOT) + "-service.json")));
        var operation = operation(form, document);
        assertThat(operation.path("x-permission").asString()).as("permission").isEqualTo(form.permission());

        var schema = document.at(operation
                .at("/requestBody/content/application~1json/schema/$ref")
                .asString("#/nothing")
                .substring(1));
        var asked = new HashSet<String>();
        schema.path("properties").properties().forEach(property -> asked.add(property.getKey()));
        assertThat(asked).as("what the service knows").containsAll(sent(form));

        var needed = new TreeSet<String>();
        schema.path("required").values().forEach(name -> needed.add(name.asString()));
        assertThat(sent(form)).as("what the service needs").containsAll(needed);
        assertThat(form.fields().stream().anyMatch(field -> field.name().equals(Field.WITNESS)))
                .as("whether somebody must sign beside it")
                .isEqualTo(operation.path("parameters").toString().contains(WitnessSignature.HEADER));
        for (var field : form.fields()) {
            var words = words(schema.path("properties").path(field.name()));
            if (!field.look().words().isEmpty() && !words.isEmpty()) {
                assertThat(words)
                        .as(field.name())
                        .containsExactlyInAnyOrderElementsOf(field.look().words());
            }
        }
    }

    private static JsonNode operation(Form form, JsonNode document) {
        for (var path : document.path("paths").properties()) {
            var operation = path.getValue().path(form.method().name().toLowerCase(Locale.ROOT));
            if (path.getKey().replaceAll("\\{[^}]*}", "{id}").equals(form.path()) && !operation.isMissingNode()) {
                return operation;
            }
        }
        throw new AssertionError(form.name() + " goes to " + form.path() + ", which its service does not have");
    }

    private static Set<String> sent(Form form) {
        var sent = new TreeSet<>(form.fixed().keySet());
        for (var field : form.fields()) {
            if (field.name().equals("chair")) {
                sent.addAll(CHAIR);
            } else if (!IN_NO_BODY.contains(field.name())) {
                sent.add(field.name());
            }
        }
        return sent;
    }

    private static Set<String> words(JsonNode property) {
        var words = new TreeSet<String>();
        var of = property.has("items") ? property.path("items") : property;
        of.path("enum").values().forEach(word -> words.add(word.asString()));
        words.removeAll(NOT_OFFERED);
        return words;
    }
}
