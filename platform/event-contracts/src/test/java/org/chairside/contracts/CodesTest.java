package org.chairside.contracts;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.chairside.contracts.intake.DayOfCheckFailed;
import org.chairside.contracts.notification.NotificationFailed;
import org.chairside.contracts.scheduling.AppointmentMarkedAtRisk;
import org.chairside.contracts.scheduling.PatientNotTreated;
import org.chairside.contracts.session.AlarmRaised;
import org.chairside.contracts.session.AlarmTier;
import org.chairside.contracts.session.GateResult;
import org.chairside.contracts.session.InfusionPaused;
import org.chairside.contracts.session.InfusionStopped;
import org.chairside.contracts.session.SessionAborted;
import org.chairside.contracts.session.StartGateEvaluated;
import org.chairside.contracts.session.StopParty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodesTest {

    private static final SessionId SESSION = SessionId.random();
    private static final AppointmentId VISIT = AppointmentId.random();

    @ParameterizedTest
    @ValueSource(strings = {"V6", "PAUSE_TOTAL", "patient-request", "MEDICATION_CHANGED"})
    void rule_ids_and_reason_codes_are_codes(String code) {
        assertThatCode(() -> Codes.requireCode(code)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ada felt sick", "ada@example.org", "Übelkeit"})
    void what_a_person_may_have_typed_is_no_code(String text) {
        assertThatThrownBy(() -> Codes.requireCode(text)).isInstanceOf(IllegalArgumentException.class);
    }

    static Stream<Arguments> eventsWithAReason() {
        return Stream.of(
                saying("InfusionPaused", text -> new InfusionPaused(SESSION, StopParty.CLINICAL, text, Instant.EPOCH)),
                saying(
                        "InfusionStopped",
                        text -> new InfusionStopped(SESSION, StopParty.CLINICAL, text, Instant.EPOCH)),
                saying("SessionAborted", text -> new SessionAborted(SESSION, VISIT, text, Instant.EPOCH)),
                saying("AlarmRaised", text -> new AlarmRaised(SESSION, AlarmTier.ADVISORY, text, Instant.EPOCH)),
                saying("StartGateEvaluated", text -> gate(List.of("F1", text))),
                saying("AppointmentMarkedAtRisk", text -> new AppointmentMarkedAtRisk(VISIT, text)),
                saying("PatientNotTreated", text -> new PatientNotTreated(VISIT, List.of("F1", text))),
                saying("DayOfCheckFailed", text -> check(List.of("F1", text))),
                saying("NotificationFailed", text -> new NotificationFailed(IntentId.random(), text, Instant.EPOCH)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("eventsWithAReason")
    void no_event_takes_prose_for_a_reason(String event, Consumer<String> saying) {
        assertThatCode(() -> saying.accept("V6")).doesNotThrowAnyException();
        assertThatThrownBy(() -> saying.accept("Ada felt sick")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Arguments saying(String event, Consumer<String> saying) {
        return Arguments.of(event, saying);
    }

    private static StartGateEvaluated gate(List<String> failed) {
        return new StartGateEvaluated(SESSION, GateResult.CLOSED, failed, "hash");
    }

    private static DayOfCheckFailed check(List<String> reasons) {
        return new DayOfCheckFailed(VISIT, PatientToken.random(), reasons, true, new Sealed.Redacted<>());
    }
}
