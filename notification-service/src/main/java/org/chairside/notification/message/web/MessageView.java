package org.chairside.notification.message.web;

import java.time.Instant;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.IntentId;
import org.chairside.contracts.notification.Audience;
import org.chairside.contracts.notification.MessageTemplate;
import org.chairside.notification.message.Message;

/** A message as the API shows it; never its words or its address. */
record MessageView(
        IntentId intentId,
        int version,
        Message.State state,
        AppointmentId appointmentId,
        MessageTemplate template,
        Audience audience,
        Instant notAfter) {

    static MessageView of(Message message) {
        return new MessageView(
                message.id(),
                message.version(),
                message.state(),
                message.appointmentId(),
                message.template(),
                message.audience(),
                message.notAfter());
    }
}
