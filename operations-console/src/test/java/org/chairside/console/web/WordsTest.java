package org.chairside.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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
        "V7, The blood pressure is dangerously high.",
        "R6, Not in order: Vitals before discharge.",
        "Q9, Not in order: Q9."
    })
    void an_alarm_has_words_whatever_its_rule(String rule, String words) {
        assertThat(new Words(messages).alarm(rule)).isEqualTo(words);
    }
}
