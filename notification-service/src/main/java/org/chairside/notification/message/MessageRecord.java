package org.chairside.notification.message;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.chairside.contracts.notification.MessageEvent;
import org.chairside.journal.Journal;
import org.chairside.journal.JournalEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Saves what a message has become and appends how it came to be, in the running transaction. */
@Service
class MessageRecord {

    private final Messages messages;
    private final Journal journal;

    MessageRecord(Messages messages, Journal journal) {
        this.messages = messages;
        this.journal = journal;
    }

    void add(@Nullable Message before, List<MessageEvent> events, Instant now) {
        var after = before;
        for (var event : events) {
            after = Message.evolve(after, event);
        }
        var message = Objects.requireNonNull(after);
        messages.save(message, before == null ? 0 : before.version());
        var journey = message.journey();
        journal.append(new JournalEntry(
                "message/" + message.id(),
                before == null ? 0 : before.version(),
                message.patient().toString(),
                message.site().value(),
                journey == null ? null : journey.value(),
                null,
                now,
                events));
    }
}
