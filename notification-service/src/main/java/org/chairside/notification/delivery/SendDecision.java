package org.chairside.notification.delivery;

import java.time.Instant;
import java.util.Optional;
import org.chairside.contracts.notification.MessageTemplate;
import org.chairside.contracts.notification.SuppressionReason;
import org.chairside.contracts.privacy.EmailAddress;
import org.chairside.notification.message.Message;
import org.chairside.notification.visit.Clinic;
import org.chairside.notification.visit.Contact;
import org.chairside.notification.visit.Visit;

/** Whether a requested message goes out now; decided again each time from what is known (rule N2). */
public sealed interface SendDecision {

    /** Say it now. */
    record Send(EmailAddress to, Contact contact, Visit visit, Clinic clinic) implements SendDecision {}

    /** A fact is still on its way, or a clearance may hold again. */
    record Wait() implements SendDecision {}

    /** Never say it. */
    record Suppress(SuppressionReason why) implements SendDecision {}

    /** @param cleared whether a clearance holds that is good for the visit */
    static SendDecision decide(
            Message message,
            Optional<Visit> visit,
            Optional<Contact> contact,
            Optional<Clinic> clinic,
            boolean cleared,
            Instant now) {
        if (now.isAfter(message.notAfter())) {
            return new Suppress(SuppressionReason.EXPIRED);
        }
        if (visit.isPresent() && noLongerTrue(message.template(), visit.get())) {
            return new Suppress(SuppressionReason.NO_LONGER_TRUE);
        }
        var policy = clinic.isEmpty() ? null : clinic.get().policy();
        if (visit.isEmpty() || contact.isEmpty() || clinic.isEmpty() || policy == null) {
            return new Wait();
        }
        if (message.template() == MessageTemplate.PREPARATION) {
            if (now.isAfter(visit.get().fastingBegins(policy))) {
                return new Suppress(SuppressionReason.EXPIRED);
            }
            if (!cleared) {
                return new Wait();
            }
        }
        var email = contact.get().details().email();
        return email == null
                ? new Suppress(SuppressionReason.NO_ADDRESS)
                : new Send(email, contact.get(), visit.get(), clinic.get());
    }

    private static boolean noLongerTrue(MessageTemplate template, Visit visit) {
        return switch (template) {
            case APPOINTMENT_CONFIRMATION, PREPARATION -> visit.cancelled();
            case AFTERCARE, CANCELLATION -> false;
        };
    }
}
