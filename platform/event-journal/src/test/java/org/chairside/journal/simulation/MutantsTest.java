package org.chairside.journal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.chairside.journal.inbox.InboxStore;
import org.chairside.journal.inbox.Poison;
import org.chairside.journal.inbox.Receipt;
import org.chairside.journal.inbox.SetAside;
import org.chairside.journal.inbox.StreamState;
import org.chairside.journal.inbox.Subscription;
import org.chairside.journal.inbox.Transactions;
import org.chairside.journal.inbox.Waiting;
import org.chairside.journal.relay.JournalStore;
import org.chairside.journal.relay.Lease;
import org.chairside.journal.simulation.Violation.Invariant;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/** Each well-known mistake, built in on purpose: the simulation must find every one of them, and say which promise it breaks. */
class MutantsTest {

    private static final int SEEDS = 4_000;

    @Test
    void paging_by_the_last_position_loses_late_commits() {
        caught(Invariant.NOTHING_LOST, () -> new Parts() {
            @Override
            JournalStore journal(InMemoryJournal sound, Chairs chairs, int relay) {
                return new FaultyJournal(sound) {
                    private long last;

                    @Override
                    public Optional<Reading> unpublished(long epoch, Collection<Long> except, int limit) {
                        return super.unpublished(epoch, except, limit).map(reading -> {
                            List<Unpublished> later = reading.rows().stream()
                                    .filter(row -> row.position() > last)
                                    .toList();
                            later.forEach(row -> last = row.position());
                            return new Reading(reading.asOf(), later, reading.drained());
                        });
                    }
                };
            }
        });
    }

    @Test
    void two_relays_that_skip_each_others_rows_reorder_a_stream() {
        caught(Invariant.ORDER_ON_THE_BROKER, () -> new Parts() {
            private final Map<Integer, Set<Long>> locked = new HashMap<>();

            @Override
            Lease lease(InMemoryJournal journal) {
                return new AlwaysYes();
            }

            @Override
            JournalStore journal(InMemoryJournal sound, Chairs chairs, int relay) {
                return new WithoutFence(sound) {
                    @Override
                    public Optional<Reading> unpublished(long epoch, Collection<Long> except, int limit) {
                        Set<Long> skipped = new HashSet<>(locked.getOrDefault(1 - relay, Set.of()));
                        skipped.addAll(except);
                        Optional<Reading> reading = super.unpublished(epoch, skipped, limit);
                        Set<Long> mine = new HashSet<>(except);
                        reading.ifPresent(found -> found.rows().forEach(row -> mine.add(row.position())));
                        locked.put(relay, mine);
                        return reading;
                    }
                };
            }
        });
    }

    @Test
    void publishing_before_the_commit_tells_what_never_happened() {
        caught(Invariant.NO_EVENT_WITHOUT_A_CAUSE, () -> new Parts() {
            @Override
            JournalStore journal(InMemoryJournal sound, Chairs chairs, int relay) {
                return new FaultyJournal(sound) {
                    @Override
                    public Optional<Reading> unpublished(long epoch, Collection<Long> except, int limit) {
                        return super.unpublished(epoch, except, limit).map(reading -> {
                            List<Unpublished> rows = new ArrayList<>(reading.rows());
                            chairs.uncommitted().stream()
                                    .filter(row -> !except.contains(row.position()))
                                    .forEach(rows::add);
                            return new Reading(reading.asOf(), rows, reading.drained());
                        });
                    }
                };
            }
        });
    }

    @Test
    void a_mark_deleted_before_the_acknowledgement_loses_the_event() {
        caught(Invariant.NOTHING_LOST, () -> new Parts() {
            @Override
            JournalStore journal(InMemoryJournal sound, Chairs chairs, int relay) {
                return new FaultyJournal(sound) {
                    @Override
                    public Optional<Reading> unpublished(long epoch, Collection<Long> except, int limit) {
                        Optional<Reading> reading = super.unpublished(epoch, except, limit);
                        reading.ifPresent(found -> settle(
                                epoch,
                                found.rows().stream().map(Unpublished::position).toList()));
                        return reading;
                    }
                };
            }
        });
    }

    @Test
    void an_offset_committed_before_the_database_loses_the_event() {
        caught(Invariant.NOTHING_LOST, () -> new Parts() {
            @Override
            boolean offsetLast() {
                return false;
            }
        });
    }

    @Test
    void without_the_inbox_guard_an_event_is_applied_twice() {
        caught(Invariant.NOTHING_APPLIED_TWICE, () -> new Parts() {
            @Override
            boolean guarded() {
                return false;
            }

            @Override
            InboxStore inbox(InMemoryInbox sound) {
                return new FaultyInbox(sound) {
                    @Override
                    public Map<String, StreamState> lock(Subscription subscription, Collection<String> streams) {
                        return Map.of();
                    }
                };
            }
        });
    }

    @Test
    void a_database_error_taken_for_poison_quarantines_sound_events() {
        caught(Invariant.QUARANTINE_IS_THE_POISON, () -> new Parts() {
            @Override
            Transactions transactions(InMemoryInbox sound) {
                return work -> {
                    try {
                        sound.run(work);
                    } catch (RuntimeException failure) {
                        if (failure instanceof DataAccessResourceFailureException
                                || failure.getCause() instanceof DataAccessResourceFailureException) {
                            throw new IllegalStateException("something went wrong");
                        }
                        throw failure;
                    }
                };
            }
        });
    }

    @Test
    void a_zombie_without_an_epoch_check_claims_to_know_what_it_does_not() {
        caught(Invariant.AS_OF_IS_HONEST, () -> new Parts() {
            @Override
            JournalStore journal(InMemoryJournal sound, Chairs chairs, int relay) {
                return new WithoutFence(sound);
            }
        });
    }

    @Test
    void a_quarantine_written_after_the_offset_loses_the_evidence() {
        caught(Invariant.QUARANTINE_IS_THE_POISON, () -> new Parts() {
            private final List<Runnable> later = new ArrayList<>();

            @Override
            InboxStore inbox(InMemoryInbox sound) {
                return new FaultyInbox(sound) {
                    @Override
                    public boolean setAside(Subscription subscription, SetAside record) {
                        if (record.state() == SetAside.State.QUARANTINED) {
                            return later.add(() -> sound.setAside(subscription, record));
                        }
                        return sound.setAside(subscription, record);
                    }
                };
            }

            @Override
            void afterOffset() {
                List<Runnable> now = List.copyOf(later);
                later.clear();
                now.forEach(Runnable::run);
            }

            @Override
            void afterCrash() {
                later.clear();
            }
        });
    }

    @Test
    void a_hold_released_newest_first_breaks_the_order() {
        caught(Invariant.ORDER_OF_THE_STREAM, () -> new Parts() {
            @Override
            boolean releaseInOrder() {
                return false;
            }
        });
    }

    /** A mutant may break several promises; the one it is known for must be among those found. */
    private static void caught(Invariant expected, java.util.function.Supplier<Parts> mutant) {
        Map<Invariant, Long> found = new EnumMap<>(Invariant.class);
        for (long seed = 0; seed < SEEDS && !found.containsKey(expected); seed++) {
            try {
                new Simulation(seed, mutant.get()).run();
            } catch (Violation violation) {
                found.putIfAbsent(violation.invariant(), seed);
            }
        }
        assertThat(found)
                .as("broken promises and the first seed that shows each")
                .containsKey(expected);
    }

    private static class FaultyJournal implements JournalStore {
        private final InMemoryJournal sound;

        FaultyJournal(InMemoryJournal sound) {
            this.sound = sound;
        }

        @Override
        public Optional<Reading> unpublished(long epoch, Collection<Long> except, int limit) {
            return sound.unpublished(epoch, except, limit);
        }

        @Override
        public boolean settle(long epoch, Collection<Long> positions) {
            return sound.settle(epoch, positions);
        }

        @Override
        public boolean park(long epoch, Parked row) {
            return sound.park(epoch, row);
        }

        @Override
        public List<Parked> parked() {
            return sound.parked();
        }

        @Override
        public List<Refill> refills() {
            return sound.refills();
        }
    }

    /** Whatever epoch is claimed, it is taken for the current one. */
    private static class WithoutFence extends FaultyJournal {
        private final InMemoryJournal sound;

        WithoutFence(InMemoryJournal sound) {
            super(sound);
            this.sound = sound;
        }

        @Override
        public Optional<Reading> unpublished(long epoch, Collection<Long> except, int limit) {
            return sound.unpublished(sound.epoch(), except, limit);
        }

        @Override
        public boolean settle(long epoch, Collection<Long> positions) {
            return sound.settle(sound.epoch(), positions);
        }

        @Override
        public boolean park(long epoch, Parked row) {
            return sound.park(sound.epoch(), row);
        }
    }

    private static final class AlwaysYes implements Lease {
        @Override
        public OptionalLong hold() {
            return OptionalLong.of(1);
        }

        @Override
        public void release() {}
    }

    private static class FaultyInbox implements InboxStore {
        private final InMemoryInbox sound;

        FaultyInbox(InMemoryInbox sound) {
            this.sound = sound;
        }

        @Override
        public Map<String, StreamState> lock(Subscription subscription, Collection<String> streams) {
            return sound.lock(subscription, streams);
        }

        @Override
        public void save(Subscription subscription, Collection<StreamState> states) {
            sound.save(subscription, states);
        }

        @Override
        public List<Waiting> waiting(Subscription subscription, String stream) {
            return sound.waiting(subscription, stream);
        }

        @Override
        public List<Waiting> next(Subscription subscription, String stream, int last) {
            return sound.next(subscription, stream, last);
        }

        @Override
        public SetAside read(Subscription subscription, Waiting waiting) {
            return sound.read(subscription, waiting);
        }

        @Override
        public boolean setAside(Subscription subscription, SetAside record) {
            return sound.setAside(subscription, record);
        }

        @Override
        public void condemn(SetAside waiting, Poison poison) {
            sound.condemn(waiting, poison);
        }

        @Override
        public void hold(SetAside quarantined) {
            sound.hold(quarantined);
        }

        @Override
        public void release(SetAside waiting, String resolution) {
            sound.release(waiting, resolution);
        }

        @Override
        public void receipts(Subscription subscription, List<Receipt> receipts) {
            sound.receipts(subscription, receipts);
        }

        @Override
        public void conclude(
                Subscription subscription,
                Collection<StreamState> states,
                Map<Integer, Long> nextOffsets,
                List<Receipt> receipts) {
            sound.conclude(subscription, states, nextOffsets, receipts);
        }
    }
}
