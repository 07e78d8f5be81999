package org.chairside.console.visit;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chairside.console.Texts;
import org.springframework.web.util.HtmlUtils;

/** Finds what only an English page may say. A text that both languages share is in neither. */
final class EnglishTexts {

    private static final Pattern SHOWN =
            Pattern.compile("(?:>|aria-label=\"|title=\"|placeholder=\")([^<>\"]*[\\p{L}][^<>\"]*)(?=[<\"])");
    private static final List<Pattern> ENGLISH = patterns();

    private EnglishTexts() {}

    static List<String> in(String page) {
        return SHOWN.matcher(page)
                .results()
                .map(text -> HtmlUtils.htmlUnescape(text.group(1)).strip())
                .filter(text -> ENGLISH.stream()
                        .anyMatch(english -> english.matcher(text).matches()))
                .distinct()
                .toList();
    }

    /** One for each message that has words of its own, whatever is filled into it. */
    private static List<Pattern> patterns() {
        var english = Texts.read("/messages.properties");
        var spanish = Set.copyOf(Texts.read("/messages_es.properties").values());
        return english.values().stream()
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
}
