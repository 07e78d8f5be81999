package org.chairside.session.discharge;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.chairside.contracts.session.RescueKind;

/**
 * Tells from a drug's name what it is, from a list that is data.
 *
 * <p>A drug is recognised when its name stands among the words that were typed, in any case and with or without diacritics; of several, each
 * is.
 */
final class RescueDrugs {

    /** Normalised, these would be letters of the name before them. */
    private static final Pattern TRADE_MARKS = Pattern.compile("[™℠Ⓡⓡ]");

    private static final Pattern MARKS_AND_INVISIBLE = Pattern.compile("[\\p{M}\\p{Cf}]+");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
    private static final Map<String, RescueKind> KINDS = kinds(lines());

    private RescueDrugs() {}

    /** The kinds of the drugs that are named; none if no name is known. */
    static Set<RescueKind> in(String typed) {
        var kinds = EnumSet.noneOf(RescueKind.class);
        words(typed).stream().map(KINDS::get).filter(Objects::nonNull).forEach(kinds::add);
        return kinds;
    }

    /** Lines of the form {@code KIND: name, name}; blank lines and {@code #} comments are skipped. */
    static Map<String, RescueKind> kinds(List<String> lines) {
        var kinds = new HashMap<String, RescueKind>();
        for (var line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            var colon = line.indexOf(':');
            var kind = RescueKind.valueOf(line.substring(0, Math.max(colon, 0)));
            for (var name : line.substring(colon + 1).split(",", -1)) {
                if (words(name).size() != 1 || kinds.put(words(name).getFirst(), kind) != null) {
                    throw new IllegalArgumentException("a drug's name is one word and stands once: " + name);
                }
            }
        }
        return Map.copyOf(kinds);
    }

    private static List<String> words(String typed) {
        var unmarked = TRADE_MARKS.matcher(typed).replaceAll(" ");
        var plain = MARKS_AND_INVISIBLE
                .matcher(Normalizer.normalize(unmarked, Normalizer.Form.NFKD))
                .replaceAll("");
        return NO_LETTERS
                .splitAsStream(plain.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static List<String> lines() {
        try (var file = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(
                        RescueDrugs.class.getResourceAsStream("/session/rescue-drugs.txt"), "rescue-drugs.txt"),
                StandardCharsets.UTF_8))) {
            return file.readAllLines();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
