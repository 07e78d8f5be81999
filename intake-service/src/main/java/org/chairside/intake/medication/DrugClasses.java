package org.chairside.intake.medication;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.chairside.contracts.intake.Medication;
import org.chairside.contracts.intake.MedicationClass;

/**
 * Tells what a named medication means for ketamine, from a list of drugs that is data.
 *
 * <p>A drug is recognised when its whole name stands in the medication's name as words of their own, in any case and with or
 * without diacritics: {@code Oxycodone/Acetaminophen 5 mg} contains {@code oxycodone}, {@code apomorphine} does not contain
 * {@code morphine}. Of two recognised drugs the graver class counts. An unrecognised name is {@link MedicationClass#OTHER}.
 */
public final class DrugClasses {

    /** Normalised, these would be letters of the name before them. */
    private static final Pattern TRADE_MARKS = Pattern.compile("[™℠Ⓡⓡ]");

    /** Normalised, {@code 1½} would be eleven halves. */
    private static final Pattern FRACTION_SIGNS = Pattern.compile("\\p{No}+");

    private static final Pattern BARE_DECIMAL_POINT = Pattern.compile("(?<!\\p{N})[.,](?=\\d)");
    private static final Pattern FRACTION_BAR = Pattern.compile("(?<=\\d)\\s*[/\u2044]\\s*(?=\\d)");
    private static final Pattern MARKS_AND_INVISIBLE = Pattern.compile("[\\p{M}\\p{Cf}]+");
    private static final Pattern BETWEEN_WORDS =
            Pattern.compile("[^\\p{L}\\p{N}.]+|\\.(?!\\d)|(?<!\\d)\\.|(?<=\\p{L})(?=\\p{N})");

    private final Map<String, MedicationClass> classes = new HashMap<>();
    private final int longestName;

    private DrugClasses(List<String> lines) {
        var longest = 1;
        for (var line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            var colon = line.indexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException("a line of drug classes is CLASS: name, name");
            }
            var medicationClass =
                    MedicationClass.valueOf(line.substring(0, colon).strip());
            for (var name : line.substring(colon + 1).split(",", -1)) {
                var words = words(name);
                if (words.isEmpty() || classes.put(String.join(" ", words), medicationClass) != null) {
                    throw new IllegalArgumentException("an empty or repeated drug name in class " + medicationClass);
                }
                longest = Math.max(longest, words.size());
            }
        }
        longestName = longest;
    }

    /** Reads lines of the form {@code CLASS: name, name}; blank lines and {@code #} comments are skipped. */
    public static DrugClasses read(List<String> lines) {
        return new DrugClasses(lines);
    }

    public Medication classify(String name) {
        return new Medication(
                name, recognised(name).stream().min(Comparator.naturalOrder()).orElse(MedicationClass.OTHER));
    }

    /** Whether a drug of these classes stands in the name, also beside a graver one. */
    public boolean namesOneOf(Set<MedicationClass> wanted, String name) {
        return recognised(name).stream().anyMatch(wanted::contains);
    }

    private List<MedicationClass> recognised(String name) {
        var words = words(name);
        var recognised = new ArrayList<MedicationClass>();
        for (var from = 0; from < words.size(); from++) {
            for (var to = from + 1; to <= Math.min(words.size(), from + longestName); to++) {
                var medicationClass = classes.get(String.join(" ", words.subList(from, to)));
                if (medicationClass != null) {
                    recognised.add(medicationClass);
                }
            }
        }
        return recognised;
    }

    /** What a drug is recognised by, however the number in its name is set off: {@code Theo .24} is {@code Theo-24}. */
    private static List<String> words(String name) {
        return split(plain(name));
    }

    /** The words by which two lines of a list are told apart: a number keeps its fraction bar and a bare decimal point, too. */
    static List<String> wordsWithAmounts(String name) {
        var apart = FRACTION_SIGNS.matcher(name).replaceAll(" $0");
        var decimal = BARE_DECIMAL_POINT.matcher(plain(apart)).replaceAll(" 0.");
        return split(FRACTION_BAR.matcher(decimal).replaceAll(" over "));
    }

    /** Without case, diacritics, trade marks and what nobody sees. */
    private static String plain(String name) {
        var unmarked = TRADE_MARKS.matcher(name).replaceAll(" ");
        return MARKS_AND_INVISIBLE
                .matcher(Normalizer.normalize(unmarked, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    private static List<String> split(String plain) {
        return BETWEEN_WORDS
                .splitAsStream(plain)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
