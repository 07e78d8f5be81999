package org.chairside.notification.delivery.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.chairside.contracts.IntentId;

/** A mail whose Message-ID names its intent. */
class IntentMimeMessage extends MimeMessage {

    private final IntentId intentId;

    IntentMimeMessage(IntentId intentId) {
        super((Session) null);
        this.intentId = intentId;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", "<" + intentId + "@chairside>");
    }
}
