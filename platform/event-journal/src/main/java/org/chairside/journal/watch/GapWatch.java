package org.chairside.journal.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.chairside.journal.inbox.Receipt;
import org.chairside.journal.jdbc.InboxStanding.WaitingStream;

/**
 * Decides which missing events to ask for, and when to raise the alarm. Pure but for its memory; used by one thread.
 *
 * <p>A hole usually closes by itself within moments. One that does not is asked for after five seconds and every minute from then on, by
 * a receipt that names the missing numbers; their owner hears it and publishes them again. After a minute somebody has to look.
 */
public final class GapWatch {

    /** The reason on a receipt that asks for the events it names. */
    public static final String MISSING = "missing";

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(60);
    private static final Duration ALARM = Duration.ofSeconds(60);

    private final Map<Hole, Instant> asked = new HashMap<>();
    private final Set<Hole> alarmed = new HashSet<>();

    /** Numbers {@code from} to {@code to} of a stream have not come. */
    public record Hole(String topic, String stream, int from, int to) {

        public Receipt question() {
            return new Receipt(stream, from, to, Receipt.Outcome.GAP_PARKED, MISSING);
        }
    }

    /** What to do now; each alarm is raised once. */
    public record Findings(List<Hole> questions, List<Hole> alarms) {}

    /** Looks at all streams that wait. */
    public Findings look(List<WaitingStream> waiting, Instant now) {
        Map<Hole, Instant> open = new HashMap<>();
        waiting.stream()
                .filter(WaitingStream::missesEvents)
                .forEach(each -> open.put(
                        new Hole(each.topic(), each.stream(), each.lastSequence() + 1, each.firstWaiting() - 1),
                        Objects.requireNonNull(each.gapSince())));
        asked.keySet().retainAll(open.keySet());
        alarmed.retainAll(open.keySet());
        List<Hole> questions = new ArrayList<>();
        List<Hole> alarms = new ArrayList<>();
        open.forEach((hole, since) -> {
            if (!since.plus(PATIENCE).isAfter(now) && due(hole, now)) {
                asked.put(hole, now);
                questions.add(hole);
            }
            if (!since.plus(ALARM).isAfter(now) && alarmed.add(hole)) {
                alarms.add(hole);
            }
        });
        return new Findings(questions, alarms);
    }

    private boolean due(Hole hole, Instant now) {
        Instant last = asked.get(hole);
        return last == null || !last.plus(BETWEEN_QUESTIONS).isAfter(now);
    }
}
