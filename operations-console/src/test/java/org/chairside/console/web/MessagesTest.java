package org.chairside.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import org.chairside.console.Texts;
import org.junit.jupiter.api.Test;

class MessagesTest {

    final Properties english = Texts.read("/messages.properties");
    final Properties spanish = Texts.read("/messages_es.properties");

    @Test
    void what_is_said_in_english_is_said_in_spanish_and_the_other_way_round() {
        assertThat(spanish.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    }

    @Test
    void both_languages_fill_in_the_same_things() {
        for (var key : english.stringPropertyNames()) {
            assertThat(filledIn(spanish, key)).as(key).isEqualTo(filledIn(english, key));
        }
    }

    @Test
    void nothing_is_called_1_visits() {
        assertThat(say(english, 0, 1, 2)).isEqualTo("nobody in a chair, 1 visit to come, 2 alarms");
        assertThat(say(spanish, 2, 0, 1)).isEqualTo("2 personas en sillón, ninguna visita pendiente, 1 alarma");
    }

    private static String say(Properties language, Object... counts) {
        return new MessageFormat(language.getProperty("board.summary"), Locale.ENGLISH).format(counts);
    }

    private static int filledIn(Properties language, String key) {
        return new MessageFormat(language.getProperty(key), Locale.ENGLISH).getFormatsByArgumentIndex().length;
    }
}
