package org.chairside.session.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.session.Readings.CALM;
import static org.chairside.session.Readings.pressure;
import static org.chairside.session.session.SessionFixtures.*;

import org.chairside.contracts.Decision;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.session.GivenDose;
import org.chairside.contracts.session.InfusionStopped;
import org.chairside.contracts.session.SessionCompleted;
import org.chairside.contracts.session.StopParty;
import org.chairside.session.session.SessionCommand.PauseInfusion;
import org.chairside.session.session.SessionCommand.StopInfusion;
import org.chairside.session.session.SessionCommand.WatchSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule K1 by the clock, and in whose name a pump stands. */
class PumpTest {

    /** 40 mg over the planned minutes, down to the microgram and never above the dose. */
    @ParameterizedTest
    @CsvSource({
        "55,    0,     0",
        "55,    1,    12",
        "55,  660,  8000",
        "40,    1,    16",
        "40,   60,  1000",
        "40, 1200, 20000",
        "40, 2399, 39983",
        "40, 2400, 40000",
        "40, 9999, 40000"
    })
    void what_was_given_is_the_share_of_the_planned_time(int plannedMinutes, int seconds, long micrograms) {
        var visit = prepared();
        visit.chart(-2, CALM);
        visit.must(
                visit.session.decide(
                        new StartInfusion(visit.session.id(), KNOWN, plannedMinutes, NURSE, false), OPEN, START),
                START);
        var stopped = START.plusSeconds(seconds);

        visit.must(
                visit.session.decide(new StopInfusion(visit.session.id(), StopParty.PATIENT, null, null), ROC, stopped),
                stopped);

        var given = ((SessionCompleted) visit.last.getLast()).given();
        assertThat(given).isEqualTo(Sealed.of(new GivenDose(micrograms)));
    }

    /** An advisory holds no pump, so it does not take the pause from the patient either. */
    @Test
    void a_pause_of_the_patients_stays_the_patients_when_somebody_is_asked_to_look() {
        var visit = infusing();
        visit.carryOut(10, new PauseInfusion(visit.session.id(), StopParty.PATIENT, null));
        visit.chart(15, pressure(168, 102)).chart(25, CALM).chart(35, CALM);

        visit.carryOut(41, new WatchSession(visit.session.id()));

        assertThat(visit.last)
                .contains(new InfusionStopped(visit.session.id(), StopParty.PATIENT, "PAUSE", minute(41)));
    }

    /** Rule K1. */
    @ParameterizedTest
    @CsvSource({"39999, false", "40000, true", "40001, false"})
    void a_preparation_is_discarded_whole(long micrograms, boolean accepted) {
        var visit = prepared();

        var decision = visit.session.decide(
                new DiscardPreparation(visit.session.id(), micrograms, NURSE, PRESCRIBER), minute(-4));

        assertThat(decision instanceof Decision.Accepted).isEqualTo(accepted);
    }
}
