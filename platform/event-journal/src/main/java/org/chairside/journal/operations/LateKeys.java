package org.chairside.journal.operations;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.chairside.journal.ArrivedKeys;
import org.chairside.journal.Unreachable;
import org.chairside.journal.operations.QuarantineRegister.AwaitedKey;
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

    private final QuarantineDesk desk;
    private final ArrivedKeys arrived;
    private long after;

    public LateKeys(QuarantineDesk desk, ArrivedKeys arrived) {
        this.desk = desk;
        this.arrived = arrived;
    }

    @Override
    public void run() {
        List<AwaitedKey> waiting = desk.awaitedKeys(after, AT_ONCE);
        Set<String> here = waiting.isEmpty()
                ? Set.of()
                : arrived.among(waiting.stream().map(AwaitedKey::recordKey).collect(Collectors.toSet()));
        waiting.stream().filter(each -> here.contains(each.recordKey())).forEach(each -> takeUp(each.id()));
        after = waiting.size() < AT_ONCE ? 0 : waiting.getLast().id();
    }

    /** One that cannot be taken up must not keep the others waiting. */
    private void takeUp(long id) {
        try {
            desk.keyCame(id);
        } catch (Unreachable outage) {
            throw outage;
        } catch (RuntimeException failure) {
            log.warn("Quarantined record {} has its key and cannot be taken up: {}", id, failure.toString());
        }
    }
}
