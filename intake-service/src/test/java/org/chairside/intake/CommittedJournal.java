package org.chairside.intake;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.chairside.journal.Journal;
import org.chairside.journal.JournalEntry;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Keeps in memory what was appended and committed; can be told to break down. */
public class CommittedJournal implements Journal {

    private final List<JournalEntry> committed = Collections.synchronizedList(new ArrayList<>());
    private volatile Predicate<JournalEntry> breaksAt = _ -> false;

    @Override
    public void append(JournalEntry entry) {
        if (breaksAt.test(entry)) {
            throw new IllegalStateException("the journal broke down");
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                committed.add(entry);
            }
        });
    }

    public void breakAt(Predicate<JournalEntry> entry) {
        breaksAt = entry;
    }

    public void mend() {
        breaksAt = _ -> false;
    }

    public int size() {
        return committed.size();
    }

    /** The events of one stream in order; fails if it has a hole or a fork. */
    public List<Object> stream(String name) {
        return committed().stream()
                .filter(entry -> entry.stream().equals(name))
                .sorted(Comparator.comparingInt(JournalEntry::lastSequence))
                .<Object>flatMap(entry -> entry.events().stream())
                .toList();
    }

    /** Fails if any stream has a hole or a fork. */
    public void assertEveryStreamIsWhole() {
        var streams = committed().stream().collect(groupingBy(JournalEntry::stream));
        assertThat(streams).isNotEmpty();
        streams.forEach((name, entries) -> {
            var last = 0;
            for (var entry : entries.stream()
                    .sorted(Comparator.comparingInt(JournalEntry::lastSequence))
                    .toList()) {
                assertThat(entry.lastSequence()).as(name).isEqualTo(last);
                last += entry.events().size();
            }
        });
    }

    public List<JournalEntry> committed() {
        return List.copyOf(committed);
    }
}
