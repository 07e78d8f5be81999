package org.chairside.journal.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chairside.journal.Unreachable;
import org.chairside.journal.operations.LateKeys.AwaitedKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LateKeysTest {

    private final FakeDesk desk = new FakeDesk();
    private final List<String> here = new ArrayList<>();
    private long nanos;
    private final LateKeys lateKeys = new LateKeys(desk, _ -> Set.copyOf(here), () -> nanos);

    @Test
    void a_record_is_taken_up_when_its_key_has_come() {
        desk.waiting.put(1L, "ana");
        desk.waiting.put(2L, "ben");

        lateKeys.run();
        assertThat(desk.tried).isEmpty();

        here.add("ben");
        lateKeys.run();
        assertThat(desk.tried).containsExactly(2L);
    }

    @Test
    void a_refused_record_is_tried_again_after_half_a_minute_and_not_before() {
        desk.waiting.put(1L, "ana");
        desk.refuses.add(1L);
        here.add("ana");

        lateKeys.run();
        pass(Duration.ofSeconds(29));
        lateKeys.run();
        assertThat(desk.tried).containsExactly(1L);

        pass(Duration.ofSeconds(1));
        desk.refuses.clear();
        lateKeys.run();
        assertThat(desk.tried).containsExactly(1L, 1L);
        assertThat(desk.waiting).isEmpty();
    }

    @Test
    void one_that_cannot_be_taken_up_does_not_keep_the_others_waiting() {
        desk.waiting.put(1L, "ana");
        desk.waiting.put(2L, "ana");
        desk.breaks = new IllegalStateException("cannot be read");
        here.add("ana");

        lateKeys.run();

        assertThat(desk.tried).containsExactly(1L, 2L);
    }

    @Test
    void an_outage_is_nobodys_refusal() {
        desk.waiting.put(1L, "ana");
        desk.breaks = new Unreachable("the database", new IllegalStateException());
        here.add("ana");

        assertThatThrownBy(lateKeys::run).isInstanceOf(Unreachable.class);

        desk.breaks = null;
        lateKeys.run();
        assertThat(desk.waiting).isEmpty();
    }

    @Test
    void those_behind_the_first_thousand_have_their_turn() {
        for (long id = 1; id <= 1_500; id++) {
            desk.waiting.put(id, "nobody");
        }
        desk.waiting.put(1_501L, "ana");
        here.add("ana");

        lateKeys.run();
        assertThat(desk.tried).isEmpty();
        lateKeys.run();
        assertThat(desk.tried).containsExactly(1_501L);
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    private static final class FakeDesk implements LateKeys.Desk {

        private final Map<Long, String> waiting = new LinkedHashMap<>();
        private final List<Long> refuses = new ArrayList<>();
        private final List<Long> tried = new ArrayList<>();
        private @Nullable RuntimeException breaks;

        @Override
        public List<AwaitedKey> awaitedKeys(long after, int limit) {
            return waiting.entrySet().stream()
                    .filter(each -> each.getKey() > after)
                    .limit(limit)
                    .map(each -> new AwaitedKey(each.getKey(), each.getValue()))
                    .toList();
        }

        @Override
        public Resolution keyCame(long id) {
            tried.add(id);
            if (breaks != null) {
                throw breaks;
            }
            if (refuses.contains(id)) {
                return new Resolution.Refused("held", "its stream is held");
            }
            waiting.remove(id);
            return new Resolution.Unknown();
        }
    }
}
