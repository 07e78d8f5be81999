package org.chairside.contracts;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.chairside.contracts.scheduling.AppointmentMarkedAtRisk;
import org.chairside.contracts.session.InfusionPaused;
import org.chairside.contracts.session.InfusionStopped;
import org.chairside.contracts.session.SessionAborted;
import org.chairside.contracts.session.StopParty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

    @Test
    void no_event_takes_prose_for_a_reason() {
        var prose = "Ada felt sick";
        assertThatThrownBy(() -> new InfusionPaused(SESSION, StopParty.CLINICAL, prose, Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new InfusionStopped(SESSION, StopParty.CLINICAL, prose, Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SessionAborted(SESSION, VISIT, prose, Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AppointmentMarkedAtRisk(VISIT, prose))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
