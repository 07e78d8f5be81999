package org.chairside.journal.knowledge;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Predicate;
import org.chairside.journal.relay.Watermark;

/**
 * What was heard of one topic: each of the last few watermarks, and before those one for every second of some minutes. A consumer that
 * lags behind is measured by what was announced long ago.
 */
final class Heard {

    private static final int EACH = 64;
    private static final Duration APART = Duration.ofSeconds(1);
    private static final int SECONDS = 900;

    private final Deque<Watermark> recent = new ArrayDeque<>();
    private final Deque<Watermark> older = new ArrayDeque<>();

    void add(Watermark watermark) {
        recent.addLast(watermark);
        if (recent.size() > EACH) {
            grow(recent.removeFirst());
        }
    }

    private void grow(Watermark old) {
        Watermark before = older.peekLast();
        if (before == null || !old.asOf().isBefore(before.asOf().plus(APART))) {
            older.addLast(old);
        }
        if (older.size() > SECONDS) {
            older.removeFirst();
        }
    }

    void forget() {
        recent.clear();
        older.clear();
    }

    Optional<Watermark> last() {
        return Optional.ofNullable(recent.peekLast());
    }

    /** The newest for which this is so. */
    Optional<Watermark> newest(Predicate<Watermark> wanted) {
        return first(recent.descendingIterator(), wanted).or(() -> first(older.descendingIterator(), wanted));
    }

    private static Optional<Watermark> first(Iterator<Watermark> newestFirst, Predicate<Watermark> wanted) {
        while (newestFirst.hasNext()) {
            Watermark each = newestFirst.next();
            if (wanted.test(each)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
