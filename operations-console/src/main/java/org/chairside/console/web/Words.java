package org.chairside.console.web;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.chairside.contracts.UnmetRule;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Times, amounts and codes in the reader's language, for the templates. */
@Component("words")
public class Words {

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

    public String dateAndTime(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(LocaleContextHolder.getLocale())
                .format(instant.atZone(zone));
    }

    public String date(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(LocaleContextHolder.getLocale())
                .format(date);
    }

    public String seconds(Duration duration) {
        return say("duration.seconds", duration.toSeconds());
    }

    /** Micrograms in milligrams. */
    public String milligrams(long micrograms) {
        return say("amount.mg", BigDecimal.valueOf(micrograms, 3));
    }

    /** A rule that was not met, in our words if we have any for it, else in the service's. */
    public String unmet(UnmetRule rule) {
        return orElse("unmet." + rule.code(), rule.detail());
    }

    /** What is wrong with a field, in our words or the service's. */
    public String wrong(String code, @Nullable String said) {
        return orElse("error." + code, said == null ? say("error.other") : said);
    }

    public String problem(String code) {
        return orElse("problem." + code, say("problem.other", code));
    }

    /** The hint of a field, if it has one. */
    public @Nullable String hint(String field) {
        return messages.getMessage("field." + field + ".hint", null, null, LocaleContextHolder.getLocale());
    }

    private String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }

    private String orElse(String key, String otherwise) {
        var words = messages.getMessage(key, null, null, LocaleContextHolder.getLocale());
        return words == null ? otherwise : words;
    }
}
