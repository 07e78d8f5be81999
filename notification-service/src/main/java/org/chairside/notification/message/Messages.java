package org.chairside.notification.message;

import java.time.Instant;
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

    /** Finds one and keeps everybody else from changing it until the transaction ends. */
    Optional<Message> lock(IntentId id);

    /** The messages of one visit, if it is at one of these sites. */
    List<Message> ofVisit(AppointmentId appointmentId, Set<SiteCode> sites);

    /** Whether it is requested or said, and still says what holds. */
    boolean isRequested(AppointmentId appointmentId, MessageTemplate template, Audience audience);

    /**
     * Sets aside what has gone out, or is going out just now, and is still of use: it no longer says what holds, and may be requested once
     * more. What is yet to be written will say what holds, and stays.
     *
     * @return the visits that it is about
     */
    List<AppointmentId> outdate(MessageTemplate template, SiteCode site, Instant now);

    /**
     * Stores the message.
     *
     * @param expectedVersion the version it was decided on; 0 for a new one
     * @throws org.chairside.kit.problem.StaleVersion if it has changed meanwhile
     */
    void save(Message message, int expectedVersion);
}
