package org.chairside.console.form;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing a form asks. Its label is the message {@code field.<label>}, a hint the message {@code field.<label>.hint}.
 *
 * <p>What is typed is turned into what the service wants; whether that is acceptable is the service's to say.
 *
 * @param name what the service calls it
 * @param look how a template draws it
 * @param typed what is sent for something that was typed
 * @param empty what is sent when nothing was, where that means something
 * @param onlyAfter the refusal after which it is asked; null if it is asked at once
 */
public record Field(
        String name,
        String label,
        Look look,
        boolean required,
        Typed typed,
        Empty empty,
        @Nullable String onlyAfter) {

    /** Both are of a second person at the form, and stand in no body. */
    public static final String WITNESS = "witness";

    public static final String WITNESS_PASSWORD = "witnessPassword";

    private static final Empty NOTHING = _ -> Map.of();

    /**
     * What goes into the body for a text that is not blank; a field that cannot be read is {@link NotReadable}. The zone is that of the site,
     * null while it is not known.
     */
    @FunctionalInterface
    public interface Typed {
        Map<String, Object> sent(String text, @Nullable ZoneId zone);
    }

    /** What goes into the body of a form that was first sent at this moment of the clinic's clock. */
    @FunctionalInterface
    public interface Empty {
        Map<String, Object> sent(Instant sentAt);
    }

    /**
     * How it is drawn.
     *
     * @param type an input's type as in HTML, or {@code select} or {@code textarea}
     * @param unit the message {@code unit.<unit>} beside the box
     * @param words of a select, each the message {@code choice.<name>.<word>}; empty if the page itself knows what there is to choose
     */
    public record Look(
            String type,
            @Nullable String least,
            @Nullable String most,
            @Nullable String step,
            @Nullable Integer length,
            @Nullable String unit,
            List<String> words) {

        static Look of(String type) {
            return new Look(type, null, null, null, null, null, List.of());
        }

        static Look select(List<String> words) {
            return new Look("select", null, null, null, null, null, words);
        }

        static Look line(String type, int length) {
            return new Look(type, null, null, null, length, null, List.of());
        }

        static Look number(String least, String most, String step, String unit) {
            return new Look("number", least, most, step, null, unit, List.of());
        }
    }

    /** The same, to be left empty by who has nothing to say. */
    public Field optional() {
        return new Field(name, label, look, false, typed, empty, onlyAfter);
    }

    /** The same; left empty it is this moment: what is charted at once needs no typing. */
    public Field orNow() {
        return new Field(name, label, look, false, typed, sentAt -> Map.of(name, sentAt.toString()), onlyAfter);
    }

    /** The same, under another label. */
    public Field called(String other) {
        return new Field(name, other, look, required, typed, empty, onlyAfter);
    }

    /** The same, asked only when the service has refused for this reason: who ticks a second thought beforehand has had none. */
    public Field after(String refusal) {
        return new Field(name, label, look, required, typed, empty, refusal);
    }

    /** Whether there is something to choose from that only the page knows. */
    public boolean isPicked() {
        return look.type().equals("select") && look.words().isEmpty();
    }

    /** Whether the page knows it and the person does not see it. */
    boolean isCarried() {
        return look.type().equals("hidden");
    }

    /** A line of text. */
    public static Field text(String name, int length) {
        return line(name, "text", length);
    }

    public static Field email(String name) {
        return line(name, "email", 254);
    }

    public static Field phone(String name) {
        return line(name, "tel", 40);
    }

    /** A whole number with its unit. */
    public static Field whole(String name, long least, long most, String unit) {
        var look = Look.number(Long.toString(least), Long.toString(most), "1", unit);
        return asked(name, look, (text, _) -> Map.of(name, wholeNumber(text)));
    }

    /** An amount typed in a large unit with a decimal point, and sent in its thousandth part as a whole number; a comma may mean a thousand. */
    public static Field thousandths(String name, String least, String most, String unit) {
        return asked(name, Look.number(least, most, "0.001", unit), (text, _) -> Map.of(name, timesThousand(text)));
    }

    /** A whole number the page knows and the person does not see. */
    public static Field carried(String name) {
        return asked(name, Look.of("hidden"), (text, _) -> Map.of(name, wholeNumber(text)))
                .optional();
    }

    /** One of a few words. */
    public static Field choice(String name, String... words) {
        return asked(name, Look.select(List.of(words)), (text, _) -> Map.of(name, text));
    }

    /** One of a few words, sent as a list of it alone. */
    public static Field reason(String name, String... words) {
        return asked(name, Look.select(List.of(words)), (text, _) -> Map.of(name, List.of(text)));
    }

    /** One of the things the page offers under this field's name. */
    public static Field pick(String name) {
        return choice(name);
    }

    /** A chair of a site, offered by the page as {@code <site>/<chair>}. */
    public static Field chair(String name) {
        return asked(name, Look.select(List.of()), (text, _) -> {
            var parts = text.split("/", 2);
            if (parts.length != 2) {
                throw new NotReadable("chair", null);
            }
            return Map.of("site", parts[0], "chairId", parts[1]);
        });
    }

    /** Yes if ticked, no if not. */
    public static Field tick(String name) {
        return new Field(
                name, name, Look.of("checkbox"), false, (_, _) -> Map.of(name, true), _ -> Map.of(name, false), null);
    }

    /** A second thought before what cannot be taken back; it must be ticked, and is not sent. */
    public static Field sure() {
        return asked("sure", Look.of("checkbox"), (_, _) -> Map.of());
    }

    /** The username of somebody else, who signs. */
    static Field witness() {
        return asked(WITNESS, Look.line("text", 64), (_, _) -> Map.of());
    }

    /** That person's own password. It is looked at in this house, and neither shown again nor sent on. */
    static Field witnessPassword() {
        return asked(WITNESS_PASSWORD, Look.line("password", 200), (_, _) -> Map.of());
    }

    /** A date. */
    public static Field day(String name) {
        return asked(name, Look.of("date"), (text, _) -> Map.of(name, date(text).toString()));
    }

    /** What the clock of the site shows, sent as that. */
    public static Field localTime(String name) {
        return asked(
                name,
                Look.of("datetime-local"),
                (text, _) -> Map.of(name, clock(text).toString()));
    }

    /** What the clock of the site showed, sent as the instant; of an hour that was shown twice, the earlier one. */
    public static Field moment(String name) {
        return asked(name, Look.of("datetime-local"), (text, zone) -> {
            if (zone == null) {
                throw new NotReadable("clock-unknown", null);
            }
            return Map.of(name, clock(text).atZone(zone).toInstant().toString());
        });
    }

    /** As {@link #moment}, asked as a day, which the page may know, and a time under the name {@code <name>-time}. */
    public static Field dayAndTime(String name) {
        var moment = moment(name);
        return asked(name, Look.of("day-and-time"), moment.typed());
    }

    /** What was typed for it. */
    String textIn(Map<String, String> form) {
        var text = form.getOrDefault(name, "");
        if (!look.type().equals("day-and-time")) {
            return text;
        }
        var time = form.getOrDefault(name + "-time", "");
        return text.isBlank() && time.isBlank() ? "" : text + "T" + time;
    }

    /** One name a line, sent as a list of {@code {"name": …}}. */
    public static Field names(String name) {
        return new Field(
                name,
                name,
                Look.of("textarea"),
                false,
                (text, _) -> Map.of(
                        name,
                        text.lines()
                                .map(String::strip)
                                .filter(line -> !line.isEmpty())
                                .map(line -> Map.of("name", line))
                                .toList()),
                _ -> Map.of(name, List.of()),
                null);
    }

    private static Field line(String name, String type, int length) {
        return asked(name, Look.line(type, length), (text, _) -> Map.of(name, text.strip()));
    }

    private static Field asked(String name, Look look, Typed typed) {
        return new Field(name, name, look, true, typed, NOTHING, null);
    }

    private static long wholeNumber(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException notWhole) {
            throw new NotReadable("whole-number", notWhole);
        }
    }

    private static long timesThousand(String text) {
        try {
            return new BigDecimal(text.strip()).movePointRight(3).longValueExact();
        } catch (ArithmeticException | NumberFormatException notSuchAmount) {
            throw new NotReadable("three-decimals", notSuchAmount);
        }
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException notADate) {
            throw new NotReadable("date", notADate);
        }
    }

    private static LocalDateTime clock(String text) {
        try {
            return LocalDateTime.parse(text);
        } catch (DateTimeException notATime) {
            throw new NotReadable("time", notATime);
        }
    }
}
