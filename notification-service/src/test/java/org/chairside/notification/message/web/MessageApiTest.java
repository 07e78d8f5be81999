package org.chairside.notification.message.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.notification.Audience;
import org.chairside.contracts.notification.MessageTemplate;
import org.chairside.journal.Cause;
import org.chairside.journal.inbox.Transactions;
import org.chairside.notification.message.MessageCommand.RecordUnknownOutcome;
import org.chairside.notification.message.MessageCommandHandler;
import org.chairside.notification.message.Messages;
import org.chairside.notification.message.RequestNotification;
import org.chairside.notification.message.RequestNotificationHandler;
import org.chairside.test.AccessMatrix;
import org.chairside.test.Api;
import org.chairside.test.ChairsideTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;
import org.springframework.test.context.TestPropertySource;

/** What staff may see of messages and decide about them, over HTTP on a real PostgreSQL. */
@ChairsideTest
@TestPropertySource(properties = {"chairside.limits.rate-limited=false", "chairside.delivery.poll-interval=1h"})
class MessageApiTest {

    private static final SiteCode ROC = SiteCode.of("ROC");

    @LocalServerPort
    private int port;

    @Autowired
    private RequestNotificationHandler request;

    @Autowired
    private MessageCommandHandler commands;

    @Autowired
    private Messages messages;

    @Autowired
    private Transactions inbox;

    @Autowired
    private ScheduledAnnotationBeanPostProcessor timers;

    private AppointmentId visit;
    private String message;
    private Api frontDesk;

    @BeforeEach
    void a_message_nobody_knows_the_outcome_of() {
        visit = AppointmentId.random();
        frontDesk = new Api(port, "frontdesk.roc", "FRONT_DESK", "ROC");
        ScopedValue.where(Cause.CURRENT, new Cause("system/notification-service", null))
                .run(() -> inbox.run(() -> {
                    request.handle(new RequestNotification(
                            visit,
                            PatientToken.random(),
                            ROC,
                            null,
                            MessageTemplate.PREPARATION,
                            Audience.PATIENT,
                            Instant.parse("2100-01-01T00:00:00Z")));
                    var id = messages.ofVisit(visit, Set.of(ROC)).getFirst().id();
                    message = id.toString();
                    commands.handle(id, new RecordUnknownOutcome());
                }));
    }

    @Test
    void a_message_is_shown_without_its_words_its_address_and_its_patient() {
        var read = frontDesk.get("/messages/" + message);

        assertThat(read.status()).isEqualTo(200);
        assertThat(read.etag()).isEqualTo("\"2\"");
        assertThat(read.json().propertyNames())
                .containsExactlyInAnyOrder(
                        "intentId", "version", "state", "appointmentId", "template", "audience", "notAfter");
        assertThat(read.text("state")).isEqualTo("UNKNOWN");
        assertThat(frontDesk.get("/messages?appointment=" + visit).json()).hasSize(1);
    }

    @Test
    void a_person_decides_once_whether_it_goes_out_again() {
        var decided = frontDesk.post(decision(), "{\"resend\":true}");

        assertThat(decided.status()).as(decided.toString()).isEqualTo(200);
        assertThat(decided.text("state")).isEqualTo("REQUESTED");
        assertThat(decided.etag()).isEqualTo("\"3\"");
        assertThat(frontDesk.post(decision(), "{\"resend\":true}").problem()).isEqualTo("409 outcome-known");
    }

    @Test
    void what_is_left_as_it_is_stays_so() {
        assertThat(frontDesk.post(decision(), "{\"resend\":false}").text("state"))
                .isEqualTo("LEFT_AS_IT_IS");
        assertThat(frontDesk.post(decision(), "{\"resend\":true}").problem()).isEqualTo("409 already-decided");
    }

    @Test
    void what_is_due_is_looked_at_though_nobody_is_signed_in() {
        var late = AppointmentId.random();
        ScopedValue.where(Cause.CURRENT, new Cause("system/notification-service", null))
                .run(() -> inbox.run(() -> request.handle(new RequestNotification(
                        late,
                        PatientToken.random(),
                        ROC,
                        null,
                        MessageTemplate.PREPARATION,
                        Audience.PATIENT,
                        Instant.EPOCH))));

        timers.getScheduledTasks()
                .forEach(timer -> timer.getTask().getRunnable().run());

        assertThat(frontDesk
                        .get("/messages?appointment=" + late)
                        .json()
                        .get(0)
                        .path("state")
                        .asString())
                .isEqualTo("SUPPRESSED");
    }

    @Test
    void wrong_input_is_named() {
        assertThat(frontDesk.post(decision(), "{}").problem()).isEqualTo("422 required #/resend required");
        assertThat(frontDesk.post(decision(), "{\"resend\":\"yes\"}").problem()).isEqualTo("422 type #/resend type");
        assertThat(frontDesk.postWithoutKey(decision(), "{\"resend\":true}").problem())
                .isEqualTo("400 idempotency-key-missing");
        assertThat(frontDesk.get("/messages").problem()).startsWith("400 ");
        assertThat(frontDesk.get("/messages/1").problem()).startsWith("400 ");
    }

    @TestFactory
    Stream<DynamicTest> every_endpoint_answers_every_role_of_every_site_as_it_may() {
        return AccessMatrix.of("notification-service", port)
                .with("id", message)
                .answeringEverySite("GET /messages", "?appointment=" + visit)
                .sending("POST /messages/{id}/decision", "{\"resend\":true}")
                .tests();
    }

    @Test
    void another_sites_visit_has_no_messages_for_who_does_not_work_there() {
        var elsewhere = new Api(port, "frontdesk.buf", "FRONT_DESK", "BUF");

        assertThat(elsewhere.get("/messages?appointment=" + visit).json()).isEmpty();
    }

    private String decision() {
        return "/messages/" + message + "/decision";
    }
}
