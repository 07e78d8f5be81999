package org.chairside.session.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.session.Readings.CALM;
import static org.chairside.session.Readings.pressure;
import static org.chairside.session.session.SessionFixtures.*;

import java.util.List;
import org.chairside.contracts.Decision;
import org.chairside.contracts.session.AlarmRaised;
import org.chairside.contracts.session.VitalsSource;
import org.chairside.session.session.SessionCommand.CompleteInfusion;
import org.chairside.session.session.SessionCommand.RecordVitals;
import org.chairside.session.session.SessionCommand.WatchSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a set is charted, and when one is missed (rule V4). */
class MonitoringTest {

    @Test
    void the_first_set_is_due_a_cadence_after_the_start_and_not_after_the_baseline() {
        var visit = infusing();
        assertThat(watch(visit, 11)).isEmpty();
        assertThat(watch(visit, 12)).containsExactly("V4");
    }

    @Test
    void a_pump_that_stands_is_no_reason_not_to_look() {
        var visit = paused();
        assertThat(watch(visit, 11)).isEmpty();
        assertThat(watch(visit, 12)).containsExactly("V4");
    }

    @Test
    void what_is_written_down_late_does_not_make_a_missing_set_less_missing() {
        var visit = infusing().chart(10, CALM);
        assertThat(watch(visit, 22)).containsExactly("V4");
        visit.carryOut(23, new RecordVitals(visit.session.id(), minute(5), VitalsSource.MANUAL, CALM));

        assertThat(watch(visit, 24)).isEmpty();
        assertThat(watch(visit, 25)).containsExactly("V4-ESCALATED");
    }

    @Test
    void recovery_counts_its_missing_sets_anew() {
        var visit = infusing();
        assertThat(watch(visit, 15)).containsExactly("V4", "V4-ESCALATED");
        visit.carryOut(40, new CompleteInfusion(visit.session.id(), null));

        assertThat(watch(visit, 56)).isEmpty();
        assertThat(watch(visit, 57)).containsExactly("V4");
        assertThat(watch(visit, 60)).containsExactly("V4-ESCALATED");
    }

    /** Rule V5: a fifth above the baseline is looked at again after five minutes, as a pressure above the limit is. */
    @Test
    void a_rise_over_the_baseline_is_due_sooner() {
        var visit = infusing().chart(10, pressure(147, 78));
        assertThat(watch(visit, 16)).isEmpty();
        assertThat(watch(visit, 17)).containsExactly("V4");
    }

    /** Charts are written to the minute: who came at half past the minute was measured in that minute. */
    @ParameterizedTest
    @CsvSource({"0, true", "-1, false"})
    void a_set_of_the_minute_of_the_arrival_belongs_to_the_visit(int secondsAfterTheMinute, boolean accepted) {
        var visit = planned();
        var came = new Visit(
                visit.session.visit().appointment(),
                visit.session.visit().patient(),
                visit.session.visit().site(),
                visit.session.visit().chair(),
                visit.session.visit().protocol(),
                START,
                ARRIVAL.plusSeconds(30));
        var session = new Session(
                visit.session.id(),
                1,
                Session.State.PLANNED,
                came,
                null,
                Monitoring.nothingYet(),
                Preparation.NONE,
                null,
                List.of(),
                Departure.NOT_YET);

        var decision = session.decide(
                new RecordVitals(session.id(), ARRIVAL.plusSeconds(secondsAfterTheMinute), VitalsSource.MANUAL, CALM),
                ROC,
                START);

        assertThat(decision instanceof Decision.Accepted).isEqualTo(accepted);
    }

    private static List<String> watch(SessionFixtures visit, int minute) {
        visit.carryOut(minute, new WatchSession(visit.session.id()));
        return visit.last.stream()
                .filter(AlarmRaised.class::isInstance)
                .map(event -> ((AlarmRaised) event).rule())
                .toList();
    }
}
