package org.chairside.console.web;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.chairside.contracts.UnmetRule;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Times, amounts and codes in the reader's language, for the templates. */
@Component("words")
public class Words {

    private static final Pattern NUMBER = Pattern.compile("\\b\\d{1,6}\\b");

    private final MessageSource messages;

    Words(MessageSource messages) {
        this.messages = messages;
    }

    /** Hours and minutes, by the reader's 12 or 24 hours. */
    public String time(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(LocaleContextHolder.getLocale())
                .format(instant.atZone(zone));
    }

    /** With seconds, in the zone of this machine's users: only for "as of". */
    public String timeToTheSecond(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM)
                .withLocale(LocaleContextHolder.getLocale())
                .format(instant.atZone(zone));
    }

    /** A moment of machines, to be compared with others: date, and time with seconds. */
    public String moment(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                .withLocale(LocaleContextHolder.getLocale())
                .format(instant.atZone(zone));
    }

    public String dateAndTime(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(LocaleContextHolder.getLocale())
                .format(instant.atZone(zone));
    }

    /** With the day of the week. */
    public String date(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(LocaleContextHolder.getLocale())
                .format(date);
    }

    /** Without the day of the week: of a birth. */
    public String calendarDate(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(LocaleContextHolder.getLocale())
                .format(date);
    }

    /** With the month in a short word: of an expiry. */
    public String shortDate(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(LocaleContextHolder.getLocale())
                .format(date);
    }

    /** A whole hour of the day, by the reader's 12 or 24 hours. */
    public String hour(int hour) {
        return DateTimeFormatter.ofLocalizedPattern("j")
                .withLocale(LocaleContextHolder.getLocale())
                .format(LocalTime.of(hour, 0));
    }

    /** The city a zone is named after. */
    public String city(ZoneId zone) {
        var id = zone.getId();
        return orElse("zone." + id, id.substring(id.lastIndexOf('/') + 1).replace('_', ' '));
    }

    /** What a box takes: from, to, and in which unit. */
    public String range(String least, String most, String unit) {
        return say(
                "field.range",
                new BigDecimal(least),
                new BigDecimal(most),
                orElse("unit." + unit + ".range", say("unit." + unit)));
    }

    public String drug(String drug) {
        return orElse("choice.drug." + drug.toUpperCase(Locale.ROOT), drug);
    }

    /** Enough to know a vial from the one beside it. */
    public String vial(String drug, int microgramsPerMl, String lot, long onHand, LocalDate expiresOn) {
        return say("vial", drug(drug), milligrams(microgramsPerMl), lot, milligrams(onHand), shortDate(expiresOn));
    }

    public <T> List<T> newestFirst(List<T> inOrder) {
        return inOrder.reversed();
    }

    /** In seconds up to ninety of them, then in minutes, from three hours on in hours. */
    public String lasting(Duration duration) {
        if (duration.toSeconds() <= 90) {
            return say("duration.seconds", duration.toSeconds());
        }
        return duration.toHours() < 3
                ? say("duration.minutes", duration.toMinutes())
                : say("duration.hours", duration.toHours());
    }

    public String minutes(long minutes) {
        return say("duration.minutes", minutes);
    }

    /** Micrograms in milligrams. */
    public String milligrams(long micrograms) {
        return say("amount.mg", BigDecimal.valueOf(micrograms, 3));
    }

    public String kilograms(long grams) {
        return say("amount.kg", BigDecimal.valueOf(grams, 3));
    }

    /** A rule that was not met, in our words, with its number of minutes or hours if the service tells one; without any, in the service's for who reads English. */
    public String unmet(UnmetRule rule) {
        var sentence = "unmet." + rule.code();
        var number = NUMBER.matcher(rule.detail());
        var withNumber = number.find() ? find(sentence + ".of", Integer.valueOf(number.group())) : null;
        return withNumber != null ? withNumber : orElse(sentence, inEnglish(rule.detail(), "unmet.other"));
    }

    /** The name of a rule, or its id if it has none. */
    public String rule(String id) {
        return orElse("rule." + id, id);
    }

    /** What an alarm is about; without words of its own, the rule it names. */
    public String alarm(String rule) {
        return orElse("alarm." + rule, say("alarm.other", rule(rule)));
    }

    /** What is wrong with a field, in our words or, for who reads English, the service's. */
    public String wrong(String code, @Nullable String said) {
        return orElse("error." + code, inEnglish(said, "error.other"));
    }

    public String problem(String code) {
        return orElse("problem." + code, say("problem.other", code));
    }

    /** The hint of a field, if it has one. */
    public @Nullable String hint(String field) {
        return find("field." + field + ".hint");
    }

    private String inEnglish(@Nullable String said, String otherwise) {
        var english = Locale.ENGLISH
                .getLanguage()
                .equals(LocaleContextHolder.getLocale().getLanguage());
        return said != null && english ? said : say(otherwise);
    }

    private String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }

    private String orElse(String key, String otherwise) {
        var words = find(key);
        return words == null ? otherwise : words;
    }

    private @Nullable String find(String key, Object... arguments) {
        return messages.getMessage(key, arguments, null, LocaleContextHolder.getLocale());
    }
}
