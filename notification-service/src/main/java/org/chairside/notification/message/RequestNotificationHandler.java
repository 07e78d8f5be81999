package org.chairside.notification.message;

import java.time.Clock;
import java.util.List;
import org.chairside.contracts.IntentId;
import org.chairside.contracts.notification.MessageEvent;
import org.chairside.contracts.notification.NotificationRequested;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes an intent once per visit, template and audience; a second request changes nothing while the first says what holds. */
@Service
public class RequestNotificationHandler {

    private final Messages messages;
    private final MessageRecord record;
    private final Clock clock;

    RequestNotificationHandler(Messages messages, MessageRecord record, Clock clock) {
        this.messages = messages;
        this.record = record;
        this.clock = clock;
    }

    @Transactional
    public void handle(RequestNotification request) {
        if (messages.isRequested(request.appointmentId(), request.template(), request.audience())) {
            return;
        }
        MessageEvent requested = new NotificationRequested(
                IntentId.random(),
                request.appointmentId(),
                request.patient(),
                request.site(),
                request.journey(),
                request.template(),
                request.audience(),
                request.notAfter());
        record.add(null, List.of(requested), clock.instant());
    }
}
