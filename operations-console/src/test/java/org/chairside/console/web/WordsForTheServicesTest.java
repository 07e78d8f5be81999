package org.chairside.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chairside.console.Texts;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever a service can answer, a person reads in the own language.
 *
 * <p>States come from the frozen API documents. The codes of rules and refusals are in no document; they are read from the sources of the
 * services, which the console never has on its class path.
 */
class WordsForTheServicesTest {

    private static final Path REPOSITORY = Path.of("..");
    private static final List<String> SERVICES =
            List.of("scheduling-service", "intake-service", "session-service", "notification-service");
    private static final Pattern UNMET =
            Pattern.compile("(?:\"[A-Z][A-Z0-9_]*\",|\\bunmet\\()\\s*\"([a-z]+(?:-[a-z]+)*)\"");
    private static final Pattern RULE = Pattern.compile("\"([A-Z][A-Z0-9_]*)\",\\s*\"[a-z]+(?:-[a-z]+)*\"");
    /** A detail of letters alone, into which a policy's number or a duration is put. */
    private static final Pattern NUMBERED = Pattern.compile(
            "\"([a-z]+(?:-[a-z]+)*)\",\\s*\"[^\"0-9]*\"\\s*\\+\\s*(?:policy\\.number|\\w+\\.to(?:Minutes|Hours)|length\\.)");

    private static final Pattern REASONS =
            Pattern.compile("enum \\w+ implements RefusalReason \\{(.*?)[;}]", Pattern.DOTALL);
    private static final Pattern CONSTANT = Pattern.compile("\\b([A-Z][A-Z0-9_]+)\\b(?=\\s*(?:,|$))");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);
    private static final Pattern WRONG = Pattern.compile(
            "(?:InvalidInput|FieldError|BadValue|wrong|invalidStart|error)\\(\\s*(?:\"#[^\"]*\"|\\w+)?,?\\s*\"([a-z]+(?:-[a-z]+)*)\"");

    private final Properties english = Texts.read("/messages.properties");

    @Test
    void every_rule_that_can_stand_in_the_way_has_a_sentence() throws IOException {
        var codes = new TreeSet<String>();
        eachSource(SERVICES, source -> {
            if (source.contains("UnmetRule(")) {
                found(UNMET, source).forEach(codes::add);
            }
        });
        assertThat(codes).contains("food-too-recent", "patient-not-treated", "witness-drew", "consent-missing");
        assertThat(withoutWords("unmet.", codes)).isEmpty();
    }

    /** The sentence takes the first number of the service's detail. */
    @Test
    void every_sentence_with_a_number_is_of_a_rule_that_tells_one() throws IOException {
        var numbered = new TreeSet<String>();
        eachSource(SERVICES, source -> {
            if (source.contains("UnmetRule(")) {
                found(NUMBERED, source).forEach(numbered::add);
            }
        });
        var sentences = english.stringPropertyNames().stream()
                .filter(key -> key.startsWith("unmet.") && key.endsWith(".of"))
                .map(key -> key.substring("unmet.".length(), key.length() - ".of".length()))
                .toList();
        assertThat(numbered).contains("recovery-too-short").containsAll(sentences);
    }

    @Test
    void every_rule_has_a_name() throws IOException {
        var ids = new TreeSet<String>();
        eachSource(SERVICES, source -> {
            if (source.contains("UnmetRule(")) {
                found(RULE, source).forEach(ids::add);
            }
        });
        assertThat(ids).contains("F1", "KNOWLEDGE", "STATE", "R6");
        assertThat(withoutWords("rule.", ids)).isEmpty();
    }

    @Test
    void every_refusal_has_a_sentence() throws IOException {
        var codes = new TreeSet<String>();
        eachSource(SERVICES, source -> found(REASONS, COMMENT.matcher(source).replaceAll(""))
                .flatMap(constants -> found(CONSTANT, constants))
                .map(WordsForTheServicesTest::kebab)
                .forEach(codes::add));
        assertThat(codes).contains("slot-taken", "start-gate-closed", "already-decided", "witness-drew");
        assertThat(withoutWords("problem.", codes)).isEmpty();
    }

    @Test
    void every_way_in_which_a_field_can_be_wrong_has_a_sentence() throws IOException {
        var codes = new TreeSet<String>();
        eachSource(
                Stream.concat(SERVICES.stream(), Stream.of("platform/service-kit"))
                        .toList(),
                source -> found(WRONG, source).forEach(codes::add));
        assertThat(codes).contains("not-a-prescriber", "nonexistent-local-time", "control-character", "past");
        assertThat(withoutWords("error.", codes)).isEmpty();
    }

    @Test
    void every_state_has_a_word_and_a_sentence_for_when_it_stands_in_the_way() throws IOException {
        assertThat(withoutWords("state.", states("scheduling-service", "AppointmentView")))
                .isEmpty();
        assertThat(withoutWords("session.", states("session-service", "SessionView")))
                .isEmpty();
        assertThat(withoutWords("clearance.", states("intake-service", "ClearanceView")))
                .isEmpty();
        assertThat(withoutWords("message.state.", states("notification-service", "MessageView")))
                .isEmpty();

        var inTheWay = new TreeSet<String>();
        for (var state : states("intake-service", "ClearanceView")) {
            inTheWay.add("clearance-" + kebab(state));
            inTheWay.add(kebab(state));
        }
        states("scheduling-service", "AppointmentView").forEach(state -> inTheWay.add(kebab(state)));
        states("session-service", "SessionView").forEach(state -> inTheWay.add(kebab(state)));
        assertThat(withoutWords("unmet.", inTheWay)).isEmpty();
    }

    private Set<String> withoutWords(String prefix, Set<String> codes) {
        var without = new TreeSet<String>();
        codes.stream().filter(code -> !english.containsKey(prefix + code)).forEach(without::add);
        return without;
    }

    private static Set<String> states(String service, String view) throws IOException {
        var document =
                JsonMapper.shared().readTree(Files.readString(REPOSITORY.resolve("docs/api/" + service + ".json")));
        var states = new TreeSet<String>();
        document.at("/components/schemas/" + view + "/properties/state/enum")
                .values()
                .forEach(state -> states.add(state.asString()));
        assertThat(states).as(service).isNotEmpty();
        return states;
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1));
    }

    private static String kebab(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void eachSource(List<String> modules, Consumer<String> reader) throws IOException {
        for (var module : modules) {
            try (var files = Files.walk(REPOSITORY.resolve(module).resolve("src/main/java"))) {
                for (var file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    reader.accept(Files.readString(file));
                }
            }
        }
    }
}
