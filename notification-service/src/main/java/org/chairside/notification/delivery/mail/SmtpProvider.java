package org.chairside.notification.delivery.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.nio.charset.StandardCharsets;
import org.chairside.notification.delivery.Letter;
import org.chairside.notification.delivery.MessageProvider;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Sends letters by SMTP; the Message-ID is the intent's id, so that a mailbox shows a copy as one. */
@Component
class SmtpProvider implements MessageProvider {

    private static final Logger log = LoggerFactory.getLogger(SmtpProvider.class);

    private final JavaMailSender mail;
    private final String from;

    SmtpProvider(JavaMailSender mail, @Value("${chairside.delivery.mail-from}") String from) {
        this.mail = mail;
        this.from = from;
    }

    @Override
    public Answer send(Letter letter) {
        try {
            var message = new IntentMimeMessage(letter.intentId());
            var helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
            helper.setFrom(from);
            helper.setTo(letter.to().value());
            helper.setSubject(letter.subject().value());
            helper.setText(letter.body().value());
            mail.send(message);
            return new Answer.Taken();
        } catch (MailAuthenticationException refused) {
            log.warn("the mail server does not let us in");
            return new Answer.NotReached();
        } catch (MailSendException failed) {
            return answer(failed);
        } catch (MessagingException unreadable) {
            return new Answer.Rejected("unsendable");
        } catch (MailException unclear) {
            return new Answer.Unknown();
        }
    }

    private static Answer answer(MailSendException failed) {
        for (var cause : failed.getMessageExceptions()) {
            if (cause instanceof SendFailedException refused) {
                return refused(refused);
            }
        }
        return failed.getCause() instanceof MailConnectException ? new Answer.NotReached() : new Answer.Unknown();
    }

    /** The server named the address: 4xx asks to come back, anything else is final. */
    private static Answer refused(SendFailedException refused) {
        for (Exception next = refused;
                next != null;
                next = next instanceof MessagingException m ? m.getNextException() : null) {
            if (next instanceof SMTPAddressFailedException address) {
                return address.getReturnCode() / 100 == 4
                        ? new Answer.NotReached()
                        : new Answer.Rejected("smtp-" + address.getReturnCode());
            }
        }
        return new Answer.Unknown();
    }
}
