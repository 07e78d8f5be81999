package org.chairside.notification.delivery.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chairside.notification.delivery.worker.NotificationOnPostgres.MONDAY_9;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chairside.contracts.ClearanceId;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.StaffId;
import org.chairside.contracts.intake.ClearanceEvent;
import org.chairside.contracts.intake.ClearanceExpired;
import org.chairside.contracts.intake.ClearanceLimits;
import org.chairside.contracts.intake.ClearanceRevoked;
import org.chairside.contracts.intake.ClearanceSuspended;
import org.chairside.contracts.intake.IntakeCleared;
import org.chairside.contracts.intake.SuspensionTrigger;
import org.chairside.contracts.notification.MessageTemplate;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.contracts.scheduling.PatientNotTreated;
import org.chairside.contracts.scheduling.SiteOpened;
import org.chairside.contracts.scheduling.SitePolicyPublished;
import org.chairside.notification.delivery.Attempts;
import org.chairside.notification.message.Message;
import org.chairside.test.Policies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whether, when and how often a patient is told how to prepare. */
class HowToPrepareTest extends WrittenToAda {

    private static final Instant AFTER_THE_VISIT = START.plus(Duration.ofDays(1));

    @Autowired
    private Attempts attempts;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void how_to_prepare_is_told_when_booked_and_cleared_in_whatever_order(boolean bookedFirst) {
        if (bookedFirst) {
            hear(booked(), cleared(AFTER_THE_VISIT));
        } else {
            hear(cleared(AFTER_THE_VISIT), booked());
        }

        assertThat(templates())
                .containsExactlyInAnyOrder(MessageTemplate.APPOINTMENT_CONFIRMATION, MessageTemplate.PREPARATION);
    }

    @Test
    void how_to_prepare_is_not_told_while_the_clearance_is_suspended_and_is_once_it_holds_again() {
        var cleared = cleared(AFTER_THE_VISIT);
        hear(booked(), cleared, suspended(cleared));
        worker.deliverDue();
        assertThat(provider.letters())
                .extracting(letter -> letter.subject().value())
                .containsExactly("Your visit at Rochester");

        hear(cleared);
        time_passes();
        worker.deliverDue();
        assertThat(provider.letters())
                .extracting(letter -> letter.subject().value())
                .containsExactly("Your visit at Rochester", "How to prepare for your visit at Rochester");
    }

    @Test
    void how_to_prepare_is_not_told_to_who_is_cleared_when_nothing_can_be_prepared_any_more() {
        clock.set(START.minus(Duration.ofHours(4)));
        hear(booked(), cleared(AFTER_THE_VISIT));

        assertThat(templates()).containsExactly(MessageTemplate.APPOINTMENT_CONFIRMATION);
    }

    @Test
    void how_to_prepare_is_told_until_the_fast_begins() {
        clock.set(START.minus(Duration.ofHours(4)).minusMillis(1));
        hear(booked(), cleared(AFTER_THE_VISIT));

        assertThat(all())
                .filteredOn(message -> message.template() == MessageTemplate.PREPARATION)
                .extracting(Message::notAfter)
                .containsExactly(START.minus(Duration.ofHours(4)));
    }

    @Test
    void how_to_prepare_is_told_when_booking_and_clearance_are_heard_at_the_same_moment() throws Exception {
        try (var another = Executors.newSingleThreadExecutor()) {
            var clearing = new AtomicReference<Future<?>>();
            transaction.executeWithoutResult(_ -> {
                hear(booked());
                clearing.set(
                        another.submit(() -> transaction.executeWithoutResult(_ -> hear(cleared(AFTER_THE_VISIT)))));
                await("the clearance is heard, or waits for the booking")
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> clearing.get().isDone() || somebodyWaitsForALock());
            });
            clearing.get().get();
        }

        assertThat(templates())
                .containsExactlyInAnyOrder(MessageTemplate.APPOINTMENT_CONFIRMATION, MessageTemplate.PREPARATION);
    }

    @Test
    void nobody_prepares_for_a_visit_that_begins_when_the_clearance_is_over() {
        hear(cleared(START), booked());
        assertThat(templates()).containsExactly(MessageTemplate.APPOINTMENT_CONFIRMATION);

        hear(cleared(START.plusMillis(1)));
        assertThat(templates())
                .containsExactlyInAnyOrder(MessageTemplate.APPOINTMENT_CONFIRMATION, MessageTemplate.PREPARATION);
    }

    /** The visit begins two days after the review, to the second. */
    @ParameterizedTest
    @CsvSource({"2, false", "3, true"})
    void nobody_prepares_for_a_visit_where_the_review_is_too_old_when_it_begins(String days, boolean told) {
        hear(published(2, PolicyKey.C1_CLEARANCE_VALIDITY_DAYS, days), booked(), cleared(AFTER_THE_VISIT));
        worker.deliverDue();

        assertThat(preparations()).hasSize(told ? 1 : 0);
    }

    /** The same visit, whose clinic publishes another rule C1 when it is booked and cleared. */
    @ParameterizedTest
    @CsvSource({"2, 3, 1", "1, 2, 0", "2, 2, 0", "3, 4, 1"})
    void who_could_not_prepare_by_an_old_review_is_told_once_the_clinic_trusts_it_longer(
            String before, String after, int letters) {
        hear(published(2, PolicyKey.C1_CLEARANCE_VALIDITY_DAYS, before), booked(), cleared(AFTER_THE_VISIT));
        worker.deliverDue();
        hear(published(3, PolicyKey.C1_CLEARANCE_VALIDITY_DAYS, after));
        worker.deliverDue();

        assertThat(preparations()).hasSize(letters);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whose_review_is_trusted_longer_is_told_until_the_fast_begins(boolean begun) {
        hear(published(2, PolicyKey.C1_CLEARANCE_VALIDITY_DAYS, "2"), booked(), cleared(AFTER_THE_VISIT));
        clock.set(START.minus(Duration.ofHours(4)).minusMillis(begun ? 0 : 1));
        hear(published(3, PolicyKey.C1_CLEARANCE_VALIDITY_DAYS, "3"));

        assertThat(templates()).filteredOn(MessageTemplate.PREPARATION::equals).hasSize(begun ? 0 : 1);
    }

    @Test
    void whose_review_is_trusted_longer_is_not_told_of_a_cancelled_visit() {
        hear(published(2, PolicyKey.C1_CLEARANCE_VALIDITY_DAYS, "2"), booked(), cleared(AFTER_THE_VISIT), cancelled());
        hear(published(3, PolicyKey.C1_CLEARANCE_VALIDITY_DAYS, "3"));

        assertThat(templates()).doesNotContain(MessageTemplate.PREPARATION);
    }

    @Test
    void nobody_prepares_for_a_visit_where_the_prescriber_is_not_licensed() {
        hear(new SiteOpened(PHX, "Phoenix", NEW_YORK, "AZ"), new SitePolicyPublished(PHX, 1, policy()));
        hear(booked(PHX), cleared(AFTER_THE_VISIT));
        assertThat(messages.ofVisit(visit, Set.of(PHX)))
                .extracting(Message::template)
                .containsExactly(MessageTemplate.APPOINTMENT_CONFIRMATION);

        hear(cleared(AFTER_THE_VISIT, "NY", "AZ"));
        assertThat(messages.ofVisit(visit, Set.of(PHX)))
                .extracting(Message::template)
                .containsExactlyInAnyOrder(MessageTemplate.APPOINTMENT_CONFIRMATION, MessageTemplate.PREPARATION);
    }

    @Test
    void nobody_prepares_for_a_visit_under_a_protocol_that_is_not_cleared() {
        hear(clearedFor(Protocol.PAIN), booked());

        assertThat(templates()).containsExactly(MessageTemplate.APPOINTMENT_CONFIRMATION);
    }

    @Test
    void nobody_is_to_prepare_for_a_cancelled_visit() {
        hear(booked(), cancelled(), cleared(AFTER_THE_VISIT));

        assertThat(templates())
                .containsExactlyInAnyOrder(MessageTemplate.APPOINTMENT_CONFIRMATION, MessageTemplate.CANCELLATION);
    }

    /** A clearance that comes after the patient was sent home asks nobody to fast for the rest of that day. */
    @Test
    void nobody_is_to_prepare_for_a_visit_that_ended_untreated() {
        hear(booked(), new PatientNotTreated(visit, List.of("CLEARANCE")), cleared(AFTER_THE_VISIT));

        assertThat(templates()).containsExactly(MessageTemplate.APPOINTMENT_CONFIRMATION);
    }

    static Stream<Function<IntakeCleared, ClearanceEvent>> losses() {
        return Stream.of(
                HowToPrepareTest::suspended,
                cleared -> new ClearanceRevoked(cleared.clearanceId(), cleared.patient(), cleared.clearedBy()),
                cleared -> new ClearanceExpired(cleared.clearanceId(), cleared.patient(), MONDAY_9));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void how_to_prepare_is_not_told_once_the_clearance_is_lost(Function<IntakeCleared, ClearanceEvent> loss) {
        var cleared = cleared(AFTER_THE_VISIT);
        hear(booked(), cleared, loss.apply(cleared));
        worker.deliverDue();

        assertThat(preparations()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"F1_FOOD_FASTING_MINUTES", "F2_CLEAR_LIQUID_FASTING_MINUTES", "M4_ALCOHOL_OR_THC_HOURS"})
    void who_was_told_to_prepare_by_other_rules_is_told_again(PolicyKey rule) {
        hear(booked(), cleared(AFTER_THE_VISIT));
        worker.deliverDue();

        hear(published(2, rule, "300"));
        worker.deliverDue();
        hear(published(3, rule, "300"), cleared(AFTER_THE_VISIT));
        worker.deliverDue();

        assertThat(preparations()).hasSize(2).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"PICKUP, IN_ROOM, 2", "ON_SITE, PICKUP, 2", "IN_ROOM, ON_SITE, 1"})
    void who_was_told_of_the_escort_by_another_rule_is_told_again(String before, String after, int letters) {
        hear(published(2, PolicyKey.E1_ESCORT_PRESENCE, before), booked(), cleared(AFTER_THE_VISIT));
        worker.deliverDue();
        hear(published(3, PolicyKey.E1_ESCORT_PRESENCE, after));
        worker.deliverDue();

        assertThat(preparations()).hasSize(letters).doesNotHaveDuplicates();
    }

    @Test
    void other_rules_are_no_reason_to_write_again() {
        hear(booked(), cleared(AFTER_THE_VISIT));
        worker.deliverDue();
        hear(published(2, PolicyKey.R1_MIN_RECOVERY_MINUTES, "60"));
        worker.deliverDue();

        assertThat(preparations()).hasSize(1);
    }

    @Test
    void a_letter_that_has_not_gone_out_says_the_new_rules_and_needs_no_second() {
        hear(booked(), cleared(AFTER_THE_VISIT), published(2, PolicyKey.F1_FOOD_FASTING_MINUTES, "300"));
        worker.deliverDue();

        assertThat(preparations()).singleElement().asString().contains("After Wednesday, March 4, 2026, 4:00");
    }

    @Test
    void a_letter_that_is_going_out_while_the_rules_change_is_followed_by_another() {
        hear(booked(), cleared(AFTER_THE_VISIT));
        provider.whileSending(() -> {
            if (isBeingSent(MessageTemplate.PREPARATION) && preparations().isEmpty()) {
                hear(published(2, PolicyKey.F1_FOOD_FASTING_MINUTES, "300"));
            }
        });
        worker.deliverDue();

        assertThat(preparations()).hasSize(2).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void who_has_begun_to_fast_is_not_told_to_begin_earlier(boolean begun) {
        hear(booked(), cleared(AFTER_THE_VISIT));
        worker.deliverDue();
        clock.set(START.minus(Duration.ofHours(5)).minusMillis(begun ? 0 : 1));

        hear(published(2, PolicyKey.F1_FOOD_FASTING_MINUTES, "300"));
        worker.deliverDue();

        assertThat(preparations()).hasSize(begun ? 1 : 2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void who_has_begun_to_fast_by_stricter_rules_is_not_told_of_looser_ones(boolean begun) {
        hear(published(2, PolicyKey.F1_FOOD_FASTING_MINUTES, "300"), booked(), cleared(AFTER_THE_VISIT));
        worker.deliverDue();
        clock.set(START.minus(Duration.ofHours(5)).minusMillis(begun ? 0 : 1));

        hear(new SitePolicyPublished(ROC, 3, policy()));
        worker.deliverDue();

        assertThat(preparations()).hasSize(begun ? 1 : 2);
    }

    /** Whether it is on its way is known once whoever is about to send it has said so. */
    @Test
    void a_letter_that_is_about_to_go_out_while_the_rules_change_is_followed_by_another() throws Exception {
        hear(booked(), cleared(AFTER_THE_VISIT));
        try (var another = Executors.newSingleThreadExecutor()) {
            var change = new AtomicReference<Future<?>>();
            transaction.executeWithoutResult(_ -> {
                attempts.begin(preparation().id());
                change.set(another.submit(() -> transaction.executeWithoutResult(
                        _ -> hear(published(2, PolicyKey.F1_FOOD_FASTING_MINUTES, "300")))));
                await("the change is heard, or waits for the letter")
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> change.get().isDone() || somebodyWaitsForALock());
            });
            change.get().get();
        }

        assertThat(templates())
                .containsExactlyInAnyOrder(
                        MessageTemplate.APPOINTMENT_CONFIRMATION,
                        MessageTemplate.PREPARATION,
                        MessageTemplate.PREPARATION);
    }

    private Message preparation() {
        return all().stream()
                .filter(message -> message.template() == MessageTemplate.PREPARATION)
                .findFirst()
                .orElseThrow();
    }

    private boolean isBeingSent(MessageTemplate template) {
        return jdbc.sql("select exists (select from message where template = ? and attempt_began_at is not null)")
                .param(template.name())
                .query(Boolean.class)
                .single();
    }

    private List<MessageTemplate> templates() {
        return all().stream().map(Message::template).toList();
    }

    private List<String> preparations() {
        return provider.letters().stream()
                .filter(letter -> letter.subject().value().startsWith("How to prepare"))
                .map(letter -> letter.body().value())
                .toList();
    }

    private static SitePolicyPublished published(int version, PolicyKey rule, String value) {
        return new SitePolicyPublished(
                ROC, version, Policies.with("ROC", Map.of(rule, value)).values());
    }

    private IntakeCleared cleared(Instant until) {
        return cleared(until, "NY");
    }

    private IntakeCleared cleared(Instant until, String... states) {
        return cleared(Protocol.MOOD, until, states);
    }

    private IntakeCleared clearedFor(Protocol protocol) {
        return cleared(protocol, AFTER_THE_VISIT, "NY");
    }

    private IntakeCleared cleared(Protocol protocol, Instant until, String... states) {
        return new IntakeCleared(
                ClearanceId.random(),
                patient,
                protocol,
                1,
                until,
                List.of(states),
                new StaffId("prescriber.roc"),
                Sealed.of(new ClearanceLimits(1000)));
    }

    private static ClearanceSuspended suspended(IntakeCleared cleared) {
        return new ClearanceSuspended(cleared.clearanceId(), cleared.patient(), SuspensionTrigger.MEDICATION_CHANGED);
    }
}
