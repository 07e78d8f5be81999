package org.chairside.console.form;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;

/**
 * One thing a form asks. Its label is the message {@code field.<name>}, a hint the message {@code field.<name>.hint}.
 *
 * <p>What is typed is turned into what the service wants; whether that is acceptable is the service's to say.
 */
public sealed interface Field {

    String name();

    boolean required();

    /** The kind by which a template draws it. */
    default String kind() {
        return getClass().getSimpleName();
    }

    /**
     * Adds what was typed to the body.
     *
     * @param typed not blank
     * @param zone of the site where times are meant
     * @throws NotReadable if it is not what the field asks for
     */
    void read(String typed, ZoneId zone, Map<String, Object> body);

    /**
     * Says to the service that nothing was typed, where that means something.
     *
     * @param now the clinic's time
     */
    default void leftEmpty(Instant now, Map<String, Object> body) {}

    /** A line of text; {@code type} as in HTML. */
    record Text(String name, boolean required, int most, String type) implements Field {
        @Override
        public void read(String typed, ZoneId zone, Map<String, Object> body) {
            body.put(name, typed.strip());
        }
    }

    /** A whole number with its unit, the message {@code unit.<unit>}. */
    record Whole(String name, long least, long most, String unit) implements Field {
        @Override
        public boolean required() {
            return true;
        }

        @Override
        public void read(String typed, ZoneId zone, Map<String, Object> body) {
            try {
                body.put(name, Long.parseLong(typed.strip()));
            } catch (NumberFormatException notWhole) {
                throw new NotReadable("whole-number", notWhole);
            }
        }
    }

    /** An amount typed in a large unit, the message {@code unit.<unit>}, and sent in its thousandth part as a whole number. */
    record Thousandths(String name, String least, String most, String unit) implements Field {
        @Override
        public boolean required() {
            return true;
        }

        @Override
        public void read(String typed, ZoneId zone, Map<String, Object> body) {
            try {
                body.put(
                        name,
                        new BigDecimal(typed.strip().replace(',', '.'))
                                .movePointRight(3)
                                .longValueExact());
            } catch (ArithmeticException | NumberFormatException notSuchAmount) {
                throw new NotReadable("three-decimals", notSuchAmount);
            }
        }
    }

    /** A whole number the page knows and the person does not see. */
    record Carried(String name) implements Field {
        @Override
        public boolean required() {
            return false;
        }

        @Override
        public void read(String typed, ZoneId zone, Map<String, Object> body) {
            try {
                body.put(name, Long.parseLong(typed));
            } catch (NumberFormatException notWhole) {
                throw new NotReadable("whole-number", notWhole);
            }
        }
    }

    /** One of a few words, sent as a list of it alone. */
    record Reason(String name, List<String> words) implements Field {
        @Override
        public boolean required() {
            return true;
        }

        @Override
        public void read(String typed, ZoneId zone, Map<String, Object> body) {
            body.put(name, List.of(typed));
        }
    }

    /** One of a few words, each the message {@code choice.<name>.<word>}. */
    record Choice(String name, List<String> words) implements Field {
        @Override
        public boolean required() {
            return true;
        }

        @Override
        public void read(String typed, ZoneId zone, Map<String, Object> body) {
            body.put(name, typed);
        }
    }

    /** One of the things the page offers under this field's name. */
    record Pick(String name, boolean required) implements Field {
        @Override
        public void read(String typed, ZoneId zone, Map<String, Object> body) {
            body.put(name, typed);
        }
    }

    /** A chair of a site, typed as {@code <site>/<chair>}. */
    record Chair(String name) implements Field {
        @Override
        public boolean required() {
            return true;
        }

        @Override
        public void read(String typed, ZoneId zone, Map<String, Object> body) {
            var parts = typed.split("/", 2);
            if (parts.length != 2) {
                throw new NotReadable("chair", null);
            }
            body.put("site", parts[0]);
            body.put("chairId", parts[1]);
        }
    }

    /** Yes if ticked, no if not. */
    record Tick(String name) implements Field {
        @Override
        public boolean required() {
            return false;
        }

        @Override
        public void read(String typed, ZoneId zone, Map<String, Object> body) {
            body.put(name, true);
        }

        @Override
        public void leftEmpty(Instant now, Map<String, Object> body) {
            body.put(name, false);
        }
    }

    /** A date. */
    record Day(String name) implements Field {
        @Override
        public boolean required() {
            return true;
        }

        @Override
        public void read(String typed, ZoneId zone, Map<String, Object> body) {
            try {
                body.put(name, LocalDate.parse(typed).toString());
            } catch (DateTimeParseException notADate) {
                throw new NotReadable("date", notADate);
            }
        }
    }

    /** What the clock of the site shows, sent as that. */
    record LocalTime(String name) implements Field {
        @Override
        public boolean required() {
            return true;
        }

        @Override
        public void read(String typed, ZoneId zone, Map<String, Object> body) {
            body.put(name, localDateTime(typed).toString());
        }
    }

    /** What the clock of the site showed, sent as the instant; of an hour that was shown twice, the earlier one. */
    record Moment(String name, boolean required) implements Field {
        @Override
        public void read(String typed, ZoneId zone, Map<String, Object> body) {
            body.put(name, localDateTime(typed).atZone(zone).toInstant().toString());
        }
    }

    /** As {@link Moment}; left empty it is this moment, to the second: what is charted at once needs no typing. */
    record MomentOrNow(String name) implements Field {
        @Override
        public boolean required() {
            return false;
        }

        @Override
        public void read(String typed, ZoneId zone, Map<String, Object> body) {
            new Moment(name, false).read(typed, zone, body);
        }

        @Override
        public void leftEmpty(Instant now, Map<String, Object> body) {
            body.put(name, now.toString());
        }
    }

    /** One name a line, sent as a list of {@code {"name": …}}. */
    record Names(String name) implements Field {
        @Override
        public boolean required() {
            return false;
        }

        @Override
        public void leftEmpty(Instant now, Map<String, Object> body) {
            body.put(name, List.of());
        }

        @Override
        public void read(String typed, ZoneId zone, Map<String, Object> body) {
            body.put(
                    name,
                    typed.lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty())
                            .map(line -> Map.of("name", line))
                            .toList());
        }
    }

    private static LocalDateTime localDateTime(String typed) {
        try {
            return LocalDateTime.parse(typed);
        } catch (DateTimeParseException notATime) {
            throw new NotReadable("time", notATime);
        }
    }
}
