package org.chairside.session.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.session.Readings.CALM;
import static org.chairside.session.Readings.heartRate;
import static org.chairside.session.Readings.pressure;
import static org.chairside.session.session.SessionFixtures.*;

import org.chairside.contracts.session.VitalsSource;
import org.chairside.session.session.Session.State;
import org.chairside.session.session.SessionCommand.RecordVitals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In whatever order sets are written down. */
class SetAlarmsTest {

    /** Rule V8: of two newer sets the first speaks of the past, and the last of now. */
    @Test
    void what_a_late_set_confirms_twice_is_as_loud_as_the_louder() {
        var visit = infusing().chart(31, heartRate(145)).chart(34, heartRate(145));
        assertThat(visit.session.state()).isEqualTo(State.INFUSING);

        visit.carryOut(35, new RecordVitals(visit.session.id(), minute(26), VitalsSource.MANUAL, heartRate(145)));

        assertThat(visit.session.state()).isEqualTo(State.PAUSED);
    }

    /** A monitor that is two minutes fast overtakes nothing before its own time has really come. */
    @ParameterizedTest
    @CsvSource({"30, RECOVERY", "120, RECOVERY", "121, INFUSING"})
    void a_fast_monitor_hushes_the_nurse_for_no_second(int secondsLater, State state) {
        var visit = infusing();
        visit.carryOut(10, new RecordVitals(visit.session.id(), minute(12), VitalsSource.MONITOR, CALM));
        var written = minute(10).plusSeconds(secondsLater);

        visit.must(
                visit.session.decide(
                        new RecordVitals(visit.session.id(), minute(10), VitalsSource.MANUAL, pressure(202, 121)),
                        ROC,
                        written),
                written);

        assertThat(visit.session.state()).isEqualTo(state);
    }
}
