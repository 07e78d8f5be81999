package org.chairside.intake.patient;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.chairside.contracts.privacy.PersonName;

/**
 * A name as two desks may have typed it: without case, marks and punctuation. The same words in another order are the same name, and so are
 * the same letters with the words cut elsewhere.
 */
record FoldedName(String letters, List<String> words) {

    private static final Pattern MARKS_AND_INVISIBLE = Pattern.compile("[\\p{M}\\p{Cf}]+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    static FoldedName of(PersonName name) {
        var plain = MARKS_AND_INVISIBLE
                .matcher(Normalizer.normalize(name.value(), Normalizer.Form.NFKD))
                .replaceAll("")
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        var words = BETWEEN_WORDS
                .splitAsStream(plain)
                .filter(word -> !word.isEmpty())
                .toList();
        return words.isEmpty()
                ? new FoldedName(plain, List.of(plain))
                : new FoldedName(String.join("", words), words.stream().sorted().toList());
    }

    boolean isLike(FoldedName other) {
        return letters.equals(other.letters) || words.equals(other.words);
    }

    @Override
    public String toString() {
        return "***";
    }
}
