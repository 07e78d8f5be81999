package org.chairside.intake.clearance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.intake.Cast.ADA;
import static org.chairside.intake.Cast.ADAS_BIRTHDAY;
import static org.chairside.intake.Cast.MONDAY_8;
import static org.chairside.intake.Cast.MONDAY_VISIT;
import static org.chairside.intake.Cast.PRESCRIBER;
import static org.chairside.intake.Cast.ROCHESTER;
import static org.chairside.intake.clearance.ClearanceFixtures.*;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.ClearanceId;
import org.chairside.contracts.Decision;
import org.chairside.contracts.Decision.Accepted;
import org.chairside.contracts.Decision.Refused;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.intake.*;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.intake.Cast;
import org.chairside.intake.clearance.Clearance.State;
import org.chairside.intake.clearance.ClearanceCommand.*;
import org.chairside.intake.consent.Consent;
import org.chairside.intake.medication.MedicationList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command in every state, and the rules behind an approval. */
class ClearanceTest {

    /** What each command makes of each state, in the order of {@link State}; {@code -} is refused, {@code =} changes nothing. */
    private static final String TABLE = """
                    DRAFT     SUBMITTED CLEARED   SUSPENDED EXPIRED  DECLINED REVOKED
            submit  SUBMITTED -         -         SUBMITTED SUBMITTED -       -
            clear   -         CLEARED   -         CLEARED   CLEARED  -        -
            decline -         DECLINED  -         DECLINED  DECLINED -        -
            revoke  -         -         REVOKED   REVOKED   -        -        -
            suspend =         SUSPENDED SUSPENDED SUSPENDED =        =        =
            stop    SUSPENDED SUSPENDED SUSPENDED SUSPENDED SUSPENDED =       =
            expire  =         =         =         =         =        =        =
            """;

    private static final List<State> STATES = List.of(State.values());

    private static final Map<String, ClearanceCommand> COMMANDS = Map.of(
            "submit", new SubmitIntake(ID),
            "clear", approval(500, 3, "NY"),
            "decline", new DeclineClearance(ID, PRESCRIBER),
            "revoke", new RevokeClearance(ID, PRESCRIBER),
            "suspend", new SuspendClearance(ID, SuspensionTrigger.MEDICATION_CHANGED),
            "stop", new SuspendClearance(ID, SuspensionTrigger.CLINICAL_STOP),
            "expire", new ExpireClearance(ID));

    private static final IntakeFile IN_ORDER = fileWith("sertraline");

    @TestFactory
    Stream<DynamicTest> every_command_in_every_state() {
        return rows().flatMap(cells -> IntStream.range(0, STATES.size())
                .mapToObj(column -> DynamicTest.dynamicTest(
                        cells[0] + " when " + STATES.get(column),
                        () -> assertCell(cells[0], clearance(STATES.get(column)), cells[1 + column], 1))));
    }

    /** A clearance whose validity is over behaves as an expired one, recorded or not; what is decided records it first. */
    @TestFactory
    Stream<DynamicTest> every_command_after_the_validity() {
        var column = 1 + STATES.indexOf(State.EXPIRED);
        return rows().map(cells -> DynamicTest.dynamicTest(cells[0] + " after the validity", () -> {
            var recordedFirst = Set.of("suspend", "expire").contains(cells[0]);
            assertCell(
                    cells[0], clearedUntil(MONDAY_8), recordedFirst ? "EXPIRED" : cells[column], recordedFirst ? 1 : 2);
        }));
    }

    private static void assertCell(String command, Clearance before, String expected, int events) {
        var decision = before.decide(COMMANDS.get(command), IN_ORDER, MONDAY_8);

        switch (expected) {
            case "-" ->
                assertThat(decision).isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.refusal().reason()).isEqualTo(ClearanceRefusal.STATE);
                    assertThat(refused.refusal().unmet().getFirst().detail())
                            .contains(before.stateAt(MONDAY_8).name());
                });
            case "=" -> assertThat(decision).isEqualTo(new Accepted<>(List.of()));
            default -> {
                assertThat(after(before, decision).state()).isEqualTo(State.valueOf(expected));
                assertThat(after(before, decision).version()).isEqualTo(before.version() + events);
            }
        }
    }

    private static Stream<String[]> rows() {
        return TABLE.lines().skip(1).map(line -> line.split("\\s+"));
    }

    @ParameterizedTest
    @EnumSource(Clearance.State.class)
    void a_new_file_takes_the_place_of_one_of_which_nothing_can_come(Clearance.State state) {
        var next = AppointmentId.random();
        var command = new OpenNewFile(ID, ClearanceId.random());

        var decision = clearance(state).decide(command, next, MONDAY_8);

        switch (state) {
            case DECLINED, REVOKED ->
                assertThat(decision)
                        .isEqualTo(Decision.accepted(new IntakeOpened(command.clearance(), ADA, Protocol.MOOD, next)));
            case DRAFT, SUBMITTED, CLEARED, SUSPENDED, EXPIRED ->
                assertThat(decision).isInstanceOf(Decision.Refused.class);
        }
    }

    @Test
    void the_table_covers_every_command_and_every_state() {
        assertThat(rows()).allSatisfy(cells -> assertThat(cells).hasSize(1 + STATES.size()));
        assertThat(rows()).extracting(cells -> cells[0]).containsExactlyInAnyOrderElementsOf(COMMANDS.keySet());
        assertThat(TABLE.lines().findFirst().orElseThrow().strip().split("\\s+"))
                .containsExactly(Arrays.stream(State.values()).map(State::name).toArray(String[]::new));
        assertThat(COMMANDS.values().stream().map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(ClearanceCommand.class.getPermittedSubclasses());
    }

    @Test
    void each_command_makes_the_fact_it_is_named_for() {
        assertThat(decided("submit", clearance(State.DRAFT))).containsExactly(new IntakeSubmitted(ID, ADA, 3));
        assertThat(decided("clear", clearance(State.SUBMITTED))).containsExactly(cleared(1));
        assertThat(decided("decline", clearance(State.SUBMITTED)))
                .containsExactly(new ClearanceDeclined(ID, ADA, PRESCRIBER));
        assertThat(decided("revoke", clearance(State.CLEARED)))
                .containsExactly(new ClearanceRevoked(ID, ADA, PRESCRIBER));
        assertThat(decided("suspend", clearance(State.CLEARED)))
                .containsExactly(new ClearanceSuspended(ID, ADA, SuspensionTrigger.MEDICATION_CHANGED));
        assertThat(decided("expire", clearedUntil(MONDAY_8))).containsExactly(new ClearanceExpired(ID, ADA, MONDAY_8));
    }

    @Test
    void a_second_approval_is_the_second_version_under_the_same_id() {
        assertThat(decided("clear", clearance(State.SUSPENDED))).containsExactly(cleared(2));
        assertThat(decided("clear", clearedUntil(MONDAY_8)))
                .containsExactly(new ClearanceExpired(ID, ADA, MONDAY_8), cleared(2));
    }

    @Test
    void a_clearance_holds_until_the_last_moment_of_its_validity_and_not_at_its_end() {
        assertThat(clearedUntil(MONDAY_8).stateAt(MONDAY_8.minusNanos(1))).isEqualTo(State.CLEARED);
        assertThat(clearedUntil(MONDAY_8).stateAt(MONDAY_8)).isEqualTo(State.EXPIRED);
    }

    @Test
    void the_validity_is_the_one_of_the_sites_policy() {
        var strict = Cast.site("BUF", "America/New_York", "NY", Map.of(PolicyKey.C1_CLEARANCE_VALIDITY_DAYS, "30"));
        var decision = clearance(State.SUBMITTED).decide(approval(500, 3, "NY"), fileAt(strict), MONDAY_8);

        var given = after(clearance(State.SUBMITTED), decision).approval();
        assertThat(given.validUntil()).isEqualTo(MONDAY_8.plus(Duration.ofDays(30)));
    }

    /** In 2026 the clocks of New York go back on 1 November, forward again on 14 March 2027; those of Phoenix stay. */
    @ParameterizedTest
    @CsvSource({
        "America/New_York, 2026-09-01T09:00, 2026-11-30T09:00",
        "America/New_York, 2027-02-01T09:00, 2027-05-02T09:00",
        "America/Phoenix, 2026-09-01T09:00, 2026-11-30T09:00"
    })
    void the_validity_ends_at_the_hour_of_the_review_by_the_clock_of_the_site(
            String zone, LocalDateTime reviewed, LocalDateTime ends) {
        var site = Cast.site("ROC", zone, "NY", Map.of());
        var now = Cast.at(site, reviewed);
        var file = new IntakeFile(ADAS_BIRTHDAY, listOf(3, "sertraline"), signed(now), site, CHAIN);
        var decision = clearance(State.SUBMITTED).decide(approval(500, 3, "NY"), file, now);

        assertThat(after(clearance(State.SUBMITTED), decision).approval().validUntil())
                .isEqualTo(Cast.at(site, ends));
    }

    @ParameterizedTest
    @CsvSource({"2008-06-02, false", "2008-06-01, true", "2008-05-31, true"})
    void nobody_is_cleared_before_the_birthday_the_policy_asks_for(LocalDate birthDate, boolean cleared) {
        var file = new IntakeFile(birthDate, listOf(3, "sertraline"), signed(MONDAY_8), ROCHESTER, CHAIN);
        var decision = clearance(State.SUBMITTED).decide(approval(500, 3, "NY"), file, MONDAY_8);

        assertThat(decision instanceof Accepted ? List.of() : unmet(decision))
                .isEqualTo(cleared ? List.of() : List.of("C8 too-young"));
    }

    @Test
    void a_suspended_or_expired_file_is_handed_in_again_only_if_it_is_complete() {
        var withdrawn = new IntakeFile(
                ADAS_BIRTHDAY, listOf(3, "sertraline"), Consent.none(ADA, Protocol.MOOD), ROCHESTER, CHAIN);

        assertThat(unmet(clearance(State.SUSPENDED).decide(new SubmitIntake(ID), withdrawn, MONDAY_8)))
                .containsExactly("C2 consent-missing");
        assertThat(decided("submit", clearedUntil(MONDAY_8)))
                .containsExactly(new ClearanceExpired(ID, ADA, MONDAY_8), new IntakeSubmitted(ID, ADA, 3));
        var again = after(
                clearance(State.SUSPENDED),
                clearance(State.SUSPENDED).decide(new SubmitIntake(ID), IN_ORDER, MONDAY_8));
        assertThat(events(again.decide(approval(500, 3, "NY"), IN_ORDER, MONDAY_8)))
                .containsExactly(cleared(2));
    }

    @Test
    void theophylline_on_the_list_forbids_an_approval_even_a_reviewed_one() {
        var decision =
                clearance(State.SUBMITTED).decide(approval(500, 3, "NY"), fileWith("aminophylline 100 mg"), MONDAY_8);

        assertThat(unmet(decision)).containsExactly("M1 theophylline-or-aminophylline");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lorazepam", "oxycodone", "unheard of"})
    void a_medication_needs_a_review_of_this_version_of_the_list(String medication) {
        var submitted = clearance(State.SUBMITTED);
        var file = fileWith(medication);

        assertThat(unmet(submitted.decide(approval(500, null, "NY"), file, MONDAY_8)))
                .containsExactly("M2 medications-not-reviewed");
        assertThat(unmet(submitted.decide(approval(500, 2, "NY"), file, MONDAY_8)))
                .containsExactly("M2 medications-not-reviewed");
        assertThat(events(submitted.decide(approval(500, 3, "NY"), file, MONDAY_8)))
                .containsExactly(cleared(1));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "unsaid",
            value = {
                "sertraline, unsaid, false",
                "sertraline, 2, false",
                "sertraline, 3, true",
                "sertraline, 4, false",
                "'', unsaid, true",
                "'', 2, false",
                "'', 3, true"
            })
    void a_list_that_was_reviewed_at_another_version_was_not_reviewed(
            String medication, @Nullable Integer seen, boolean cleared) {
        var file = medication.isEmpty() ? fileWith() : fileWith(medication);
        var decision = clearance(State.SUBMITTED).decide(approval(500, seen, "NY"), file, MONDAY_8);

        assertThat(decision instanceof Accepted ? List.of() : unmet(decision))
                .isEqualTo(cleared ? List.of() : List.of("M2 medications-not-reviewed"));
    }

    @Test
    void an_approval_needs_a_licence_in_a_state_of_the_chain_and_allows_only_those() {
        var submitted = clearance(State.SUBMITTED);

        assertThat(unmet(submitted.decide(approval(500, 3), IN_ORDER, MONDAY_8)))
                .containsExactly("P1 prescriber-not-licensed");
        assertThat(unmet(submitted.decide(approval(500, 3, "CA"), IN_ORDER, MONDAY_8)))
                .containsExactly("P1 prescriber-not-licensed");
        var given = after(submitted, submitted.decide(approval(500, 3, "CA", "NY", "AZ"), IN_ORDER, MONDAY_8))
                .approval();
        assertThat(given.allowedStates()).containsExactly("AZ", "NY");
    }

    @Test
    void every_rule_in_the_way_is_named_at_once() {
        var file = new IntakeFile(
                ADAS_BIRTHDAY,
                listOf(3, "aminophylline", "lorazepam"),
                Consent.none(ADA, Protocol.MOOD),
                ROCHESTER,
                CHAIN);

        assertThat(unmet(clearance(State.SUBMITTED).decide(approval(500, null), file, MONDAY_8)))
                .containsExactly(
                        "P1 prescriber-not-licensed",
                        "M1 theophylline-or-aminophylline",
                        "M2 medications-not-reviewed",
                        "C2 consent-missing");
    }

    @Test
    void a_consent_that_was_withdrawn_or_grew_old_forbids_an_approval() {
        var old = new IntakeFile(
                ADAS_BIRTHDAY, listOf(3, "sertraline"), signed(MONDAY_8.minus(Duration.ofDays(400))), ROCHESTER, CHAIN);

        assertThat(unmet(clearance(State.SUSPENDED).decide(approval(500, 3, "NY"), old, MONDAY_8)))
                .containsExactly("C2 consent-expired");
    }

    @Test
    void the_dose_of_an_approval_is_at_most_the_cap_of_the_site() {
        var submitted = clearance(State.SUBMITTED);
        var cap = ROCHESTER.policy().number(PolicyKey.D1_DOSE_MAX_MICROGRAMS_PER_KG);

        assertThat(events(submitted.decide(approval(cap, 3, "NY"), IN_ORDER, MONDAY_8)))
                .hasSize(1);
        assertThat(submitted.decide(approval(cap + 1, 3, "NY"), IN_ORDER, MONDAY_8))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().reason()).isEqualTo(ClearanceRefusal.DOSE_CAP));
        var strict = fileAt(
                Cast.site("BUF", "America/New_York", "NY", Map.of(PolicyKey.D1_DOSE_MAX_MICROGRAMS_PER_KG, "1000")));
        assertThat(events(submitted.decide(approval(1001, 3, "NY"), strict, MONDAY_8)))
                .isEmpty();
    }

    @Test
    void a_file_without_medications_or_consent_cannot_be_submitted() {
        var empty = new IntakeFile(
                ADAS_BIRTHDAY, MedicationList.none(ADA), Consent.none(ADA, Protocol.MOOD), ROCHESTER, CHAIN);

        assertThat(unmet(clearance(State.DRAFT).decide(new SubmitIntake(ID), empty, MONDAY_8)))
                .containsExactly("M5 medication-list-missing", "C2 consent-missing");
    }

    @Test
    void a_booking_opens_a_file_unless_one_stands_that_can_still_be_cleared() {
        var open = new OpenIntake(ID, ADA, Protocol.MOOD, MONDAY_VISIT);
        var opened = new IntakeOpened(ID, ADA, Protocol.MOOD, MONDAY_VISIT);

        assertThat(events(Clearance.decide(open, null))).containsExactly(opened);
        assertThat(State.values()).allSatisfy(state -> assertThat(events(Clearance.decide(open, clearance(state))))
                .hasSize(state == State.DECLINED || state == State.REVOKED ? 1 : 0));
        assertThat(Clearance.evolve(null, opened, MONDAY_8))
                .isEqualTo(new Clearance(ID, 1, State.DRAFT, ADA, Protocol.MOOD, MONDAY_VISIT, null, List.of()));
    }

    @ParameterizedTest
    @EnumSource(SuspensionTrigger.class)
    void a_suspension_tells_what_triggered_it(SuspensionTrigger trigger) {
        assertThat(events(clearance(State.CLEARED).decide(new SuspendClearance(ID, trigger), IN_ORDER, MONDAY_8)))
                .containsExactly(new ClearanceSuspended(ID, ADA, trigger));
    }

    @Test
    void each_trigger_is_told_once_until_the_next_approval() {
        var changed = new SuspendClearance(ID, SuspensionTrigger.MEDICATION_CHANGED);
        var stopped = new SuspendClearance(ID, SuspensionTrigger.CLINICAL_STOP);
        var suspended = carriedOut(clearance(State.CLEARED), changed);
        var stoppedToo = carriedOut(suspended, stopped);
        var handedIn = carriedOut(stoppedToo, new SubmitIntake(ID));

        assertThat(events(suspended.decide(stopped, IN_ORDER, MONDAY_8)))
                .containsExactly(new ClearanceSuspended(ID, ADA, SuspensionTrigger.CLINICAL_STOP));
        assertThat(List.of(stoppedToo, handedIn)).allSatisfy(clearance -> {
            assertThat(clearance.triggers())
                    .containsExactly(SuspensionTrigger.MEDICATION_CHANGED, SuspensionTrigger.CLINICAL_STOP);
            assertThat(events(clearance.decide(changed, IN_ORDER, MONDAY_8))).isEmpty();
            assertThat(events(clearance.decide(stopped, IN_ORDER, MONDAY_8))).isEmpty();
        });
        var approved = carriedOut(handedIn, approval(500, 3, "NY"));
        assertThat(approved.triggers()).isEmpty();
        assertThat(events(approved.decide(changed, IN_ORDER, MONDAY_8))).hasSize(1);
    }

    @Test
    void a_stop_after_the_validity_is_told_with_its_end() {
        assertThat(decided("stop", clearedUntil(MONDAY_8)))
                .containsExactly(
                        new ClearanceExpired(ID, ADA, MONDAY_8),
                        new ClearanceSuspended(ID, ADA, SuspensionTrigger.CLINICAL_STOP));
    }

    private static Clearance carriedOut(Clearance before, ClearanceCommand command) {
        return after(before, before.decide(command, IN_ORDER, MONDAY_8));
    }

    private static List<ClearanceEvent> decided(String command, Clearance before) {
        return events(before.decide(COMMANDS.get(command), IN_ORDER, MONDAY_8));
    }

    private static IntakeCleared cleared(int version) {
        var validUntil = MONDAY_8.plus(Duration.ofDays(90));
        return new IntakeCleared(
                ID,
                ADA,
                Protocol.MOOD,
                version,
                validUntil,
                List.of("NY"),
                PRESCRIBER,
                Sealed.of(new ClearanceLimits(500)));
    }

    private static List<String> unmet(Decision<ClearanceEvent> decision) {
        return ((Refused<ClearanceEvent>) decision)
                .refusal().unmet().stream().map(ClearanceTest::inShort).toList();
    }

    private static String inShort(UnmetRule unmet) {
        return unmet.rule() + " " + unmet.code();
    }
}
