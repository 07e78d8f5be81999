package org.chairside.scheduling.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.scheduling.appointment.AppointmentFixtures.*;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.scheduling.appointment.Appointment.State;
import org.chairside.scheduling.site.PoliciesInForce;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a late patient can still be treated before the next visit to the chair (rule A2). */
class ArrivalTest {

    @Test
    void within_the_grace_nobody_asks_how_long_it_will_take() {
        var visit = visit(State.CONFIRMED);
        var next = visit(State.BOOKED, Protocol.MOOD, MONDAY_10.plusHours(2));
        var graceEnds = at(MONDAY_10.plusMinutes(15));

        assertThat(fits(visit, next, graceEnds)).isTrue();
        assertThat(fits(visit, next, graceEnds.plusMillis(1))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"MOOD, 120", "MAINTENANCE, 120", "PAIN, 210"})
    void a_late_patient_needs_the_planned_infusion_of_the_protocol_and_the_recovery(Protocol protocol, long minutes) {
        var visit = visit(State.CONFIRMED, protocol, MONDAY_10);
        var next = visit(State.BOOKED, Protocol.MOOD, MONDAY_10.plusHours(6));
        var latest = next.slot().start().minus(Duration.ofMinutes(minutes));

        assertThat(fits(visit, next, latest)).isTrue();
        assertThat(fits(visit, next, latest.plusMillis(1))).isFalse();
    }

    private static boolean fits(Appointment visit, Appointment next, Instant now) {
        var diary = new Diary(true, true, List.of(visit, next), List.of(visit));
        return Arrival.of(visit, diary, policies(), null, now).fitsBeforeTheNext();
    }

    private static PoliciesInForce policies() {
        var values = new EnumMap<>(POLICY.values());
        values.put(PolicyKey.D2_INFUSION_PLANNED_MINUTES, "90");
        values.put(PolicyKey.D2_PAIN_PLANNED_MINUTES, "180");
        values.put(PolicyKey.R1_MIN_RECOVERY_MINUTES, "30");
        return new PoliciesInForce(Map.of(ROC, new SitePolicy(ROC, 8, values)));
    }
}
