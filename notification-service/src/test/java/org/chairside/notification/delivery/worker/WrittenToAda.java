package org.chairside.notification.delivery.worker;

import static org.chairside.notification.delivery.worker.NotificationOnPostgres.MONDAY_9;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.ChairId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.StaffId;
import org.chairside.contracts.intake.PatientRegistered;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.contracts.privacy.ContactDetails;
import org.chairside.contracts.privacy.EmailAddress;
import org.chairside.contracts.privacy.PersonName;
import org.chairside.contracts.scheduling.AppointmentBooked;
import org.chairside.contracts.scheduling.AppointmentCancelled;
import org.chairside.contracts.scheduling.CancellationReason;
import org.chairside.contracts.scheduling.SiteOpened;
import org.chairside.contracts.scheduling.SitePolicyPublished;
import org.chairside.notification.message.Message;
import org.chairside.notification.message.Messages;
import org.chairside.test.Policies;
import org.chairside.test.SettableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.support.TransactionTemplate;

/** Ada has a visit at Rochester; what happens is heard, and what she reads is seen. Real PostgreSQL. */
@SpringJUnitConfig(NotificationOnPostgres.class)
@DirtiesContext
abstract class WrittenToAda {

    static final SiteCode ROC = SiteCode.of("ROC");

    static final SiteCode BUF = SiteCode.of("BUF");

    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    static final StaffId FRONT_DESK = new StaffId("frontdesk.roc");

    static final SiteCode PHX = SiteCode.of("PHX");

    static final Instant START = MONDAY_9.plus(Duration.ofDays(2));

    @Autowired
    DirectInbox inbox;

    @Autowired
    DeliverMessages worker;

    @Autowired
    ScriptedProvider provider;

    @Autowired
    Messages messages;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    PatientToken patient;

    AppointmentId visit;

    @BeforeEach
    void a_patient_of_rochester() {
        jdbc.sql("delete from message").update();
        jdbc.sql("delete from visit").update();
        clock.set(MONDAY_9);
        provider.begin();
        var policy = Policies.defaultFor("ROC");
        hear(new SiteOpened(ROC, "Rochester", NEW_YORK, "NY"), new SitePolicyPublished(ROC, 1, policy.values()));
        patient = registered("ada@example.org");
        visit = AppointmentId.random();
    }

    void hear(Object... events) {
        for (var event : events) {
            inbox.deliver(event);
        }
    }

    /** Whoever was put off by an hour is due again. */
    void time_passes() {
        jdbc.sql("update message set try_after = try_after - interval '61 minutes'")
                .update();
    }

    boolean somebodyWaitsForALock() {
        return jdbc.sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }

    List<Message> all() {
        return messages.ofVisit(visit, Set.of(ROC, BUF));
    }

    PatientToken registered(@Nullable String email) {
        var token = PatientToken.random();
        var contact = new ContactDetails(
                new PersonName("Ada Lovelace"), email == null ? null : new EmailAddress(email), null);
        hear(new PatientRegistered(token, ROC, "en", Sealed.of(contact)));
        return token;
    }

    AppointmentBooked booked() {
        return booked(ROC);
    }

    AppointmentBooked booked(SiteCode site) {
        return new AppointmentBooked(
                visit,
                patient,
                site,
                ChairId.random(),
                Protocol.MOOD,
                START,
                START.plus(Duration.ofHours(2)),
                LocalDateTime.ofInstant(START, NEW_YORK),
                NEW_YORK,
                1,
                FRONT_DESK);
    }

    AppointmentCancelled cancelled() {
        return new AppointmentCancelled(visit, FRONT_DESK, CancellationReason.PATIENT_REQUEST, 2880, false);
    }

    static Map<PolicyKey, String> policy() {
        return Policies.defaultFor("PHX").values();
    }
}
