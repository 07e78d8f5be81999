package org.chairside.session.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.session.Readings.CALM;
import static org.chairside.session.Readings.pressure;
import static org.chairside.session.session.SessionFixtures.*;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.chairside.contracts.Decision;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.session.*;
import org.chairside.session.facts.NamedEscort;
import org.chairside.session.session.Session.State;
import org.chairside.session.session.SessionCommand.AbortSession;
import org.chairside.session.session.SessionCommand.GiveRescueMedication;
import org.chairside.session.session.SessionCommand.RecordEscortDeparture;
import org.chairside.session.session.SessionCommand.RecordVitals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A visit whose pump never runs: who was sedated beforehand leaves as others do, and what happened stays on the record. */
class UntreatedSessionTest {

    static Stream<Arguments> beforeTheStart() {
        return Stream.<Supplier<SessionFixtures>>of(SessionFixtures::planned, SessionFixtures::prepared)
                .map(Arguments::of);
    }

    /** Rules R2, R3 and E2. */
    @ParameterizedTest
    @MethodSource("beforeTheStart")
    void who_was_sedated_before_the_start_leaves_in_time_and_with_an_escort(Supplier<SessionFixtures> before) {
        var visit = before.get();
        given(visit, RescueKind.BENZODIAZEPINE, -4);

        assertThat(unmet(abort(visit, 55))).containsExactly("R2 too-soon-after-rescue", "E2 escort-not-verified");
        assertThat(unmet(abort(visit, 56))).containsExactly("E2 escort-not-verified");
        assertThat(unmet(verify(visit, 55))).containsExactly("R2 too-soon-after-rescue");
        visit.must(verify(visit, 56), minute(56));
        assertThat(visit.session.verifiedEscort()).isEqualTo(ESCORT);

        visit.must(abort(visit, 57), minute(57));

        assertThat(visit.session.state()).isEqualTo(State.ABORTED);
    }

    @ParameterizedTest
    @CsvSource({
        "OPIOID,           something,  55, R2",
        "ANTIHYPERTENSIVE, something,  55, R2",
        "OTHER,            midazolam,  55, R2",
        "REVERSAL_AGENT,   something, 115, R3",
        "ANTIEMETIC,       something,   0, ''",
        "OXYGEN,           something,   0, ''"
    })
    void only_what_lengthens_a_recovery_keeps_a_patient_who_is_not_treated(
            RescueKind kind, String drug, int lastMinute, String rule) {
        var visit = prepared();
        given(visit, kind, drug, -4);

        if (rule.isEmpty()) {
            assertThat(abort(visit, lastMinute)).isInstanceOf(Decision.Accepted.class);
        } else {
            assertThat(unmet(abort(visit, lastMinute))).first().asString().startsWith(rule);
            assertThat(unmet(abort(visit, lastMinute + 1))).containsExactly("E2 escort-not-verified");
        }
    }

    @Test
    void nobody_is_looked_at_at_the_door_before_a_patient_who_was_given_nothing() {
        assertThat(unmet(verify(prepared(), 0))).containsExactly("STATE prepared");
    }

    @Test
    void an_escort_who_left_again_was_not_looked_at() {
        var visit = prepared();
        given(visit, RescueKind.OPIOID, -4);
        visit.must(verify(visit, 56), minute(56));
        visit.carryOut(57, new RecordEscortDeparture(visit.session.id(), true));

        assertThat(unmet(abort(visit, 58))).containsExactly("E2 escort-not-verified");
    }

    @Test
    void a_second_sedative_asks_for_a_second_look_at_the_escort() {
        var visit = prepared();
        given(visit, RescueKind.OPIOID, -4);
        visit.must(verify(visit, 56), minute(56));
        given(visit, RescueKind.OPIOID, 57);

        assertThat(unmet(abort(visit, 117))).containsExactly("E2 escort-not-verified");
    }

    /** Rule E2: whoever was looked at before the infusion is looked at again after it. */
    @Test
    void a_look_at_the_escort_does_not_outlast_the_start() {
        var visit = prepared();
        given(visit, RescueKind.OPIOID, -4);
        visit.must(verify(visit, 56), minute(56));

        visit.must(
                visit.session.decide(new StartInfusion(visit.session.id(), KNOWN, 40, NURSE, false), OPEN, minute(57)),
                minute(57));

        assertThat(visit.session.verifiedEscort()).isNull();
    }

    @ParameterizedTest
    @MethodSource("beforeTheStart")
    void the_desk_sends_no_sedated_patient_home_by_a_record(Supplier<SessionFixtures> before) {
        var visit = before.get();
        given(visit, RescueKind.REVERSAL_AGENT, -4);
        var state = visit.session.state();

        visit.must(visit.session.decide(new EndUntreatedSession(visit.session.id()), minute(1)), minute(1));

        assertThat(visit.last)
                .containsExactly(new AlarmRaised(visit.session.id(), AlarmTier.ADVISORY, "R3", minute(1)));
        assertThat(visit.session.state()).isEqualTo(state);
    }

    /** The desk may end the visit while the nurse's hands are full. */
    @Test
    void what_happened_before_the_session_was_given_up_is_written_down_after_it() {
        var visit = aborted();
        var given = rescue(visit, RescueKind.BENZODIAZEPINE, "midazolam", 0);

        visit.carryOut(2, given);
        assertThat(visit.session.rescues()).hasSize(1);
        assertThat(visit.last)
                .last()
                .isEqualTo(new AlarmRaised(visit.session.id(), AlarmTier.ADVISORY, "LATE", minute(2)));

        visit.carryOut(3, charted(visit, 0, 192));
        assertThat(visit.session.chart().newest().orElseThrow().vitals().systolic())
                .isEqualTo(192);
        assertThat(visit.last)
                .last()
                .isEqualTo(new AlarmRaised(visit.session.id(), AlarmTier.ADVISORY, "LATE", minute(3)));
        assertThat(visit.session.state()).isEqualTo(State.ABORTED);
    }

    @Test
    void what_happened_after_it_was_given_up_is_another_visits() {
        var visit = aborted();

        assertThat(unmet(visit.ask(2, rescue(visit, RescueKind.OTHER, "aspirin", 1))))
                .containsExactly("STATE aborted");
        assertThat(unmet(visit.ask(2, charted(visit, 1, 120)))).containsExactly("STATE aborted");
    }

    private static void given(SessionFixtures visit, RescueKind kind, int minute) {
        given(visit, kind, "something", minute);
    }

    private static void given(SessionFixtures visit, RescueKind kind, String drug, int minute) {
        visit.carryOut(minute, rescue(visit, kind, drug, minute));
    }

    private static GiveRescueMedication rescue(SessionFixtures visit, RescueKind kind, String drug, int minute) {
        return new GiveRescueMedication(
                visit.session.id(), new RescueMedication(kind, drug, 1_000L), PRESCRIBER, NURSE, minute(minute));
    }

    private static RecordVitals charted(SessionFixtures visit, int minute, int systolic) {
        return new RecordVitals(
                visit.session.id(), minute(minute), VitalsSource.MANUAL, pressure(systolic, CALM.diastolic()));
    }

    private static Decision<SessionEvent> abort(SessionFixtures visit, int minute) {
        return visit.ask(minute, new AbortSession(visit.session.id(), null));
    }

    private static Decision<SessionEvent> verify(SessionFixtures visit, int minute) {
        return visit.session.decide(
                new VerifyEscort(visit.session.id(), ESCORT, true, true, NURSE),
                new NamedEscort(ESCORT, true),
                ROC,
                minute(minute));
    }

    private static List<String> unmet(Decision<SessionEvent> decision) {
        return ((Decision.Refused<SessionEvent>) decision)
                .refusal().unmet().stream()
                        .map((UnmetRule rule) -> rule.rule() + " " + rule.code())
                        .toList();
    }
}
