package org.chairside.notification.message;

import java.time.Clock;
import org.chairside.contracts.Decision;
import org.chairside.contracts.IntentId;
import org.chairside.contracts.notification.MessageEvent;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Decides a command about one message and records what comes of it. */
@Service
public class MessageCommandHandler {

    private final Messages messages;
    private final MessageRecord record;
    private final Clock clock;

    MessageCommandHandler(Messages messages, MessageRecord record, Clock clock) {
        this.messages = messages;
        this.record = record;
        this.clock = clock;
    }

    @Transactional
    public Decision<MessageEvent> handle(IntentId id, MessageCommand command) {
        var message = messages.lock(id).orElseThrow();
        var now = clock.instant();
        var decision = message.decide(command, now);
        if (decision instanceof Decision.Accepted<MessageEvent>(var events)) {
            record.add(message, events, now);
        }
        return decision;
    }
}
