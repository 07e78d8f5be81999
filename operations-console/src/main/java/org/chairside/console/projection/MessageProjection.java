package org.chairside.console.projection;

import org.chairside.contracts.IntentId;
import org.chairside.contracts.notification.*;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was said to whom about each visit, and whether it went out. */
@Component
class MessageProjection {

    private final JdbcClient jdbc;

    MessageProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void apply(MessageEvent event) {
        switch (event) {
            case NotificationRequested requested ->
                Row.of(jdbc, """
                        insert into message (intent_id, appointment_id, template, audience, state)
                        values (:intent::uuid, :appointment::uuid, :template, :audience, 'REQUESTED')""")
                        .with("intent", requested.intentId())
                        .with("appointment", requested.appointmentId())
                        .with("template", requested.template())
                        .with("audience", requested.audience())
                        .changeOne();
            case NotificationSent sent -> state(sent.intentId(), "SENT");
            case NotificationFailed failed -> state(failed.intentId(), "FAILED");
            case NotificationSuppressed suppressed -> state(suppressed.intentId(), "SUPPRESSED");
            case NotificationOutcomeUnknown unknown -> state(unknown.intentId(), "UNKNOWN");
            case NotificationOutcomeDecided decided ->
                state(decided.intentId(), decided.resend() ? "REQUESTED" : "LEFT_AS_IS");
        }
    }

    private void state(IntentId intent, String state) {
        Row.of(jdbc, "update message set state = :state where intent_id = :intent::uuid")
                .with("state", state)
                .with("intent", intent)
                .changeOne();
    }
}
