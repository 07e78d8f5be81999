package org.chairside.journal.operations;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.chairside.journal.ArrivedKeys;
import org.chairside.journal.Unreachable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One look at the records that wait for a key; those whose key has come are taken up with their streams.
 *
 * <p>It looks rather than being told: a record may be set aside in the very moment in which its key commits.
 */
public final class LateKeys implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(LateKeys.class);
    private static final int AT_ONCE = 1_000;

    private static final long REFUSED_FOR = Duration.ofSeconds(30).toNanos();

    private final Desk desk;
    private final ArrivedKeys arrived;
    private final LongSupplier nanos;
    private final Map<Long, Long> refusedAt = new HashMap<>();
    private long after;

    public LateKeys(Desk desk, ArrivedKeys arrived, LongSupplier nanos) {
        this.desk = desk;
        this.arrived = arrived;
        this.nanos = nanos;
    }

    /** Where the records wait. */
    public interface Desk {

        /** Records that wait for a key, by id, after the id {@code after}. */
        List<AwaitedKey> awaitedKeys(long after, int limit);

        /** The key that the record waited for is here: it is handled like any that waited, and is its own poison if it does not open. */
        Resolution keyCame(long id);
    }

    /** A quarantined record and the key of the record that it waits for. */
    public record AwaitedKey(long id, String recordKey) {}

    @Override
    public void run() {
        List<AwaitedKey> waiting = desk.awaitedKeys(after, AT_ONCE);
        Set<String> here = waiting.isEmpty()
                ? Set.of()
                : arrived.among(waiting.stream().map(AwaitedKey::recordKey).collect(Collectors.toSet()));
        waiting.stream()
                .filter(each -> here.contains(each.recordKey()) && !refusedLately(each.id()))
                .forEach(each -> takeUp(each.id()));
        after = waiting.size() < AT_ONCE ? 0 : waiting.getLast().id();
    }

    private boolean refusedLately(long id) {
        Long at = refusedAt.get(id);
        return at != null && nanos.getAsLong() - at < REFUSED_FOR;
    }

    /** One that cannot be taken up must not keep the others waiting. */
    private void takeUp(long id) {
        try {
            if (desk.keyCame(id) instanceof Resolution.Refused refused) {
                refused(id, refused.detail());
            } else {
                refusedAt.remove(id);
            }
        } catch (Unreachable outage) {
            throw outage;
        } catch (RuntimeException failure) {
            refused(id, failure.toString());
        }
    }

    private void refused(long id, String why) {
        if (refusedAt.put(id, nanos.getAsLong()) == null) {
            log.warn("Quarantined record {} has its key and cannot be taken up: {}", id, why);
        }
    }
}
