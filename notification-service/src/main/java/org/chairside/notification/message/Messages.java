package org.chairside.notification.message;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.IntentId;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.notification.Audience;
import org.chairside.contracts.notification.MessageTemplate;

/** All messages of this deployment. */
public interface Messages {

    Optional<Message> find(IntentId id);

    /** The messages of one visit, if it is at one of these sites. */
    List<Message> ofVisit(AppointmentId appointmentId, Set<SiteCode> sites);

    boolean isRequested(AppointmentId appointmentId, MessageTemplate template, Audience audience);

    /**
     * Stores the message.
     *
     * @param expectedVersion the version it was decided on; 0 for a new one
     * @throws org.chairside.kit.problem.StaleVersion if it has changed meanwhile
     */
    void save(Message message, int expectedVersion);
}
