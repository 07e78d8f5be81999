package org.chairside.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.IntentId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.notification.Audience;
import org.chairside.contracts.notification.MessageTemplate;
import org.chairside.contracts.notification.SuppressionReason;
import org.chairside.contracts.privacy.ContactDetails;
import org.chairside.contracts.privacy.EmailAddress;
import org.chairside.contracts.privacy.PersonName;
import org.chairside.notification.message.Message;
import org.chairside.notification.visit.Clinic;
import org.chairside.notification.visit.Contact;
import org.chairside.notification.visit.Visit;
import org.chairside.test.Policies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SendDecisionTest {

    private static final Instant NOW = Instant.parse("2026-03-02T14:00:00Z");
    private static final Instant NOT_AFTER = NOW.plusSeconds(60);
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final SiteCode ROC = SiteCode.of("ROC");
    private static final EmailAddress ADDRESS = new EmailAddress("rosa@example.org");
    private static final Contact ROSA = contact(ADDRESS);
    private static final Clinic ROCHESTER = new Clinic("Rochester", Policies.defaultFor("ROC"));

    @Test
    void a_message_whose_facts_are_known_is_sent() {
        var visit = visit(false);

        assertThat(decide(MessageTemplate.PREPARATION, Optional.of(visit), Optional.of(ROSA), NOW))
                .isEqualTo(new SendDecision.Send(ADDRESS, ROSA, visit, ROCHESTER));
    }

    @Test
    void a_message_is_sent_at_its_last_moment_and_not_after() {
        var visit = Optional.of(visit(false));

        assertThat(decide(MessageTemplate.PREPARATION, visit, Optional.of(ROSA), NOT_AFTER))
                .isInstanceOf(SendDecision.Send.class);
        assertThat(decide(MessageTemplate.PREPARATION, visit, Optional.of(ROSA), NOT_AFTER.plusMillis(1)))
                .isEqualTo(new SendDecision.Suppress(SuppressionReason.EXPIRED));
    }

    @Test
    void a_message_waits_for_the_facts_it_needs() {
        assertThat(decide(MessageTemplate.AFTERCARE, Optional.empty(), Optional.of(ROSA), NOW))
                .isEqualTo(new SendDecision.Wait());
        assertThat(decide(MessageTemplate.AFTERCARE, Optional.of(visit(false)), Optional.empty(), NOW))
                .isEqualTo(new SendDecision.Wait());
        assertThat(SendDecision.decide(
                        message(MessageTemplate.AFTERCARE),
                        Optional.of(visit(false)),
                        Optional.of(ROSA),
                        Optional.of(new Clinic("Rochester", null)),
                        true,
                        NOW))
                .isEqualTo(new SendDecision.Wait());
    }

    @Test
    void how_to_prepare_waits_while_the_clearance_does_not_hold() {
        assertThat(SendDecision.decide(
                        message(MessageTemplate.PREPARATION),
                        Optional.of(visit(false)),
                        Optional.of(ROSA),
                        Optional.of(ROCHESTER),
                        false,
                        NOW))
                .isEqualTo(new SendDecision.Wait());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PREPARATION")
    void no_other_message_needs_a_clearance(MessageTemplate template) {
        assertThat(SendDecision.decide(
                        message(template),
                        Optional.of(visit(false)),
                        Optional.of(ROSA),
                        Optional.of(ROCHESTER),
                        false,
                        NOW))
                .isInstanceOf(SendDecision.Send.class);
    }

    @Test
    void how_to_prepare_is_of_no_use_once_the_patient_should_have_stopped_eating() {
        var fastingBegins = visit(false).start().minus(Duration.ofHours(4));
        var late = message(MessageTemplate.PREPARATION, fastingBegins.plusSeconds(3600));

        assertThat(decide(late, fastingBegins)).isInstanceOf(SendDecision.Send.class);
        assertThat(decide(late, fastingBegins.plusMillis(1)))
                .isEqualTo(new SendDecision.Suppress(SuppressionReason.EXPIRED));
    }

    private static SendDecision decide(Message message, Instant now) {
        return SendDecision.decide(
                message, Optional.of(visit(false)), Optional.of(ROSA), Optional.of(ROCHESTER), true, now);
    }

    @ParameterizedTest
    @EnumSource(names = {"APPOINTMENT_CONFIRMATION", "PREPARATION"})
    void nobody_is_told_to_come_to_a_cancelled_visit(MessageTemplate template) {
        assertThat(decide(template, Optional.of(visit(true)), Optional.of(ROSA), NOW))
                .isEqualTo(new SendDecision.Suppress(SuppressionReason.NO_LONGER_TRUE));
    }

    @ParameterizedTest
    @EnumSource(names = {"AFTERCARE", "CANCELLATION"})
    void a_cancelled_visit_still_gets_what_remains_true(MessageTemplate template) {
        assertThat(decide(template, Optional.of(visit(true)), Optional.of(ROSA), NOW))
                .isInstanceOf(SendDecision.Send.class);
    }

    @Test
    void a_patient_without_an_address_is_a_reason_on_record() {
        assertThat(decide(MessageTemplate.AFTERCARE, Optional.of(visit(false)), Optional.of(contact(null)), NOW))
                .isEqualTo(new SendDecision.Suppress(SuppressionReason.NO_ADDRESS));
    }

    private static SendDecision decide(
            MessageTemplate template, Optional<Visit> visit, Optional<Contact> contact, Instant now) {
        return SendDecision.decide(message(template), visit, contact, Optional.of(ROCHESTER), true, now);
    }

    private static Message message(MessageTemplate template) {
        return message(template, NOT_AFTER);
    }

    private static Message message(MessageTemplate template, Instant notAfter) {
        return new Message(
                IntentId.random(),
                1,
                Message.State.REQUESTED,
                AppointmentId.random(),
                PatientToken.random(),
                ROC,
                null,
                template,
                Audience.PATIENT,
                notAfter);
    }

    private static Visit visit(boolean cancelled) {
        return new Visit(
                AppointmentId.random(),
                PatientToken.random(),
                ROC,
                Protocol.MOOD,
                NOW.plusSeconds(86_400),
                NEW_YORK,
                null,
                cancelled,
                null);
    }

    private static Contact contact(EmailAddress email) {
        return new Contact(new ContactDetails(new PersonName("Rosa Álvarez"), email, null), Locale.ENGLISH);
    }
}
