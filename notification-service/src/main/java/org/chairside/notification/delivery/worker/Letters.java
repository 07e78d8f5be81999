package org.chairside.notification.delivery.worker;

import static org.chairside.contracts.policy.PolicyKey.F2_CLEAR_LIQUID_FASTING_MINUTES;
import static org.chairside.contracts.policy.PolicyKey.M4_ALCOHOL_OR_THC_HOURS;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.stream.Stream;
import org.chairside.contracts.policy.EscortPresence;
import org.chairside.contracts.privacy.FreeText;
import org.chairside.notification.delivery.Letter;
import org.chairside.notification.delivery.SendDecision.Send;
import org.chairside.notification.message.Message;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts a message into the patient's own language, with the clinic's own clock and rules. */
@Component
class Letters {

    private static final Control NO_OTHER_LANGUAGE = Control.getNoFallbackControl(Control.FORMAT_DEFAULT);

    private final MessageSource texts;

    Letters(MessageSource texts) {
        this.texts = texts;
    }

    Letter write(Message message, Send send) {
        var language = written(send.contact().language());
        var template = message.template().name().toLowerCase(Locale.ROOT).replace('_', '-');
        var values = values(send, language);
        return new Letter(
                message.id(),
                send.to(),
                new FreeText(texts.getMessage(template + ".subject", values, language)),
                new FreeText(texts.getMessage(template + ".body", values, language)));
    }

    /** The patient's language with its manner of dates, if there are texts in it; else that of the texts the patient will read. */
    private static Locale written(Locale wanted) {
        var known = byTwoLetters(wanted);
        var found =
                ResourceBundle.getBundle("messages", known, NO_OTHER_LANGUAGE).getLocale();
        var language = found.equals(Locale.ROOT) ? Locale.ENGLISH : found;
        return language.getLanguage().equals(known.getLanguage()) ? known : language;
    }

    /** A desk may have noted {@code spa} for Spanish; texts and dates know it as {@code es}. */
    private static Locale byTwoLetters(Locale noted) {
        return Stream.of(Locale.getISOLanguages())
                .filter(two -> Locale.of(two).getISO3Language().equals(noted.getLanguage()))
                .findFirst()
                .map(two -> Locale.of(two, noted.getCountry()))
                .orElse(noted);
    }

    /** Name, clinic, start, zone, last food, last clear liquid, end of restrictions, hours without alcohol, escort from the start: {0} to {8}. */
    private static Object[] values(Send send, Locale language) {
        var visit = send.visit();
        var policy = Objects.requireNonNull(send.clinic().policy(), "decided with a policy");
        return new Object[] {
            send.contact().details().name().value(),
            send.clinic().name(),
            local(visit.start(), visit.zone(), language),
            visit.zone().getDisplayName(TextStyle.FULL, language),
            local(visit.fastingBegins(policy), visit.zone(), language),
            local(visit.start().minus(policy.minutes(F2_CLEAR_LIQUID_FASTING_MINUTES)), visit.zone(), language),
            restrictionsUntil(visit.restrictionsUntil(), visit.zone(), language),
            policy.number(M4_ALCOHOL_OR_THC_HOURS),
            policy.escortPresence() == EscortPresence.PICKUP ? 0 : 1
        };
    }

    private static String restrictionsUntil(@Nullable Instant until, ZoneId zone, Locale language) {
        return until == null ? "" : local(until, zone, language);
    }

    private static String local(Instant instant, ZoneId zone, Locale language) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT)
                .withLocale(language)
                .format(instant.atZone(zone));
    }
}
