package org.chairside.simulator;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Tells a visit as it goes: each step, what was answered, and the events it set off. */
final class Story {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final PrintStream out;
    private final EventWatch events;
    private final ClinicClock clock;
    private final ZoneId zone;
    private int step;
    private int told;

    Story(PrintStream out, EventWatch events, ClinicClock clock, ZoneId zone) {
        this.out = out;
        this.events = events;
        this.clock = clock;
        this.zone = zone;
    }

    void say(String text) {
        out.printf("%n%s%n", text);
    }

    /** A step that must succeed. */
    Answer does(Staff person, String what, Supplier<Answer> call) {
        var answer = tell(person, what, call);
        if (!answer.isSuccess()) {
            throw new VisitBroken(what + ": " + answer.status() + " " + answer.body());
        }
        return answer;
    }

    /** A step that must be refused, by these rules among others. */
    void isRefused(Staff person, String what, Supplier<Answer> call, String... rules) {
        var answer = tell(person, what, call);
        if (answer.status() != 409 || !answer.unmetRules().containsAll(Arrays.asList(rules))) {
            throw new VisitBroken(what + " should have been refused by " + Arrays.toString(rules) + ": "
                    + answer.status() + " " + answer.body());
        }
    }

    /** Waits for events of this patient and tells all that came since the last time, with their latencies. */
    void hears(String patient, String... facts) {
        var expected = List.of(facts);
        var until = Instant.now().plus(PATIENCE);
        while (!names(since(patient)).containsAll(expected)) {
            if (Instant.now().isAfter(until)) {
                throw new VisitBroken(
                        "no " + expected + " within " + PATIENCE.toSeconds() + " s, only " + names(since(patient)));
            }
            Pause.briefly();
        }
        var news = since(patient);
        told += news.size();
        news.forEach(event -> out.printf(
                "          ~ %-32s %s, %d ms%n",
                event.fact(), event.service(), event.latency().toMillis()));
    }

    /** A new patient's events are counted from the beginning. */
    void turnsTo(String text) {
        told = 0;
        say(text);
    }

    private Answer tell(Staff person, String what, Supplier<Answer> call) {
        var answer = call.get();
        out.printf(
                "%3d %s  %-16s %-58s %s%n",
                ++step, TIME.format(clock.now().atZone(zone)), person.name(), what, summary(answer));
        return answer;
    }

    private static String summary(Answer answer) {
        return answer.isSuccess()
                ? Integer.toString(answer.status())
                : answer.status() + " " + answer.code() + " " + String.join(" ", answer.unmetRules());
    }

    private List<EventWatch.Seen> since(String patient) {
        var all = events.of(patient);
        return all.subList(Math.min(told, all.size()), all.size());
    }

    private static List<String> names(List<EventWatch.Seen> events) {
        return events.stream().map(EventWatch.Seen::fact).collect(Collectors.toList());
    }
}
