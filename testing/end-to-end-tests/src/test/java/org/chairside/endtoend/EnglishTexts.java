package org.chairside.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What only an English page of the console may say. A text that both languages share is in neither. */
final class EnglishTexts {

    private static final List<Pattern> ENGLISH = patterns();

    private EnglishTexts() {}

    static List<String> among(Collection<?> shown) {
        return shown.stream()
                .map(Object::toString)
                .filter(text -> ENGLISH.stream()
                        .anyMatch(english -> english.matcher(text).matches()))
                .distinct()
                .toList();
    }

    /** One for each message that has words of its own, whatever is filled into it. */
    private static List<Pattern> patterns() {
        var spanish = Set.copyOf(read("messages_es.properties").values());
        return read("messages.properties").values().stream()
                .map(Object::toString)
                .filter(text -> !spanish.contains(text) && !text.contains(",choice,"))
                .filter(text -> text.replaceAll("\\{[^}]*}", "").chars().anyMatch(Character::isLetter))
                .map(EnglishTexts::pattern)
                .toList();
    }

    private static Pattern pattern(String message) {
        return Pattern.compile(Stream.of(message.replace("''", "'").split("\\{[^}]*}", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".+")));
    }

    private static Properties read(String file) {
        var properties = new Properties();
        var path = House.repository()
                .resolve("operations-console/src/main/resources")
                .resolve(file);
        try (var text = Files.newBufferedReader(path)) {
            properties.load(text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return properties;
    }
}
