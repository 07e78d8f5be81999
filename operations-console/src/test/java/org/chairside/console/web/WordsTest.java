package org.chairside.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.chairside.contracts.UnmetRule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

class WordsTest {

    final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();

    @BeforeEach
    void inEnglish() {
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        LocaleContextHolder.setLocale(Locale.ENGLISH);
    }

    @AfterEach
    void inNoLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1 second",
        "90, 90 seconds",
        "91, 1 minute",
        "240, 4 minutes",
        "10799, 179 minutes",
        "10800, 3 hours"
    })
    void what_lasts_is_told_in_the_unit_one_would_say(long seconds, String words) {
        assertThat(new Words(messages).lasting(Duration.ofSeconds(seconds))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "V5, The blood pressure is high: measure again.",
        "R6, Not in order: Vitals before discharge.",
        "Q9, Not in order: Q9."
    })
    void an_alarm_has_words_whatever_its_rule(String rule, String words) {
        assertThat(new Words(messages).alarm(rule)).isEqualTo(words);
    }

    /** A seizure at a normal pressure raises V7, and a patient who fights V12. */
    @ParameterizedTest
    @CsvSource({"en, V7, seizure", "es, V7, convulsión", "en, V12, agitated", "es, V12, agitado"})
    void an_alarm_that_has_two_causes_names_both(String language, String rule, String other) {
        LocaleContextHolder.setLocale(Locale.of(language));
        assertThat(new Words(messages).alarm(rule)).contains(other);
    }

    @ParameterizedTest
    @CsvSource({
        "en, 30, The patient must recover longer: at least 30 minutes after the infusion.",
        "en, 1, The patient must recover longer: at least 1 minute after the infusion.",
        "es, 30, El paciente debe recuperarse más tiempo: al menos 30 minutos tras la infusión.",
        "en, some, The patient must recover longer."
    })
    void a_rule_says_for_how_long_where_the_service_does(String language, String least, String words) {
        LocaleContextHolder.setLocale(Locale.of(language));
        var rule = new UnmetRule("R1", "recovery-too-short", "At least " + least + " minutes of recovery are needed.");
        assertThat(new Words(messages).unmet(rule)).isEqualTo(words);
    }

    @Test
    void a_number_in_a_detail_that_is_no_time_is_left_out() {
        assertThat(new Words(messages).unmet(new UnmetRule("DAY_OF", "day-of-check-failed", "Rule 7 is not met.")))
                .isEqualTo("The day-of check found this rule not met.");
    }
}
