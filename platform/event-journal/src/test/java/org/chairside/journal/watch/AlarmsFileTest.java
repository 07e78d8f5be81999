package org.chairside.journal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code deploy/prometheus/alarms.yml}: an alarm that asks for a figure nobody reports would never ring. */
class AlarmsFileTest {

    private static final Path ROOT = Path.of("../..");

    @Test
    void every_figure_that_an_alarm_asks_for_is_reported_and_stands_in_the_runbook() throws IOException {
        String meters = read("platform/event-journal/src/main/java/org/chairside/journal/watch/JournalMeters.java");
        String runbook = read("docs/runbook.md");
        assertThat(inAlarms("chairside_[a-z_]+")).isNotEmpty().allSatisfy(figure -> {
            assertThat(runbook).contains(figure);
            assertThat(meters)
                    .contains("\"" + figure.replaceFirst("_total$", "").replace('_', '.') + "\"");
        });
    }

    @Test
    void every_alarm_leads_to_a_section_of_the_runbook() throws IOException {
        List<String> sections = Files.readAllLines(ROOT.resolve("docs/runbook.md")).stream()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3).toLowerCase(Locale.ROOT).replace(' ', '-'))
                .toList();
        assertThat(inAlarms("(?<=runbook.md#)[a-z-]+"))
                .hasSameSizeAs(inAlarms("alert: "))
                .isSubsetOf(sections);
    }

    private static List<String> inAlarms(String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(read("deploy/prometheus/alarms.yml"))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static String read(String file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }
}
