package org.chairside.session.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.session.session.SessionFixtures.ARRIVAL;
import static org.chairside.session.session.SessionFixtures.NURSE;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.VialId;
import org.chairside.session.session.Session.State;
import org.chairside.session.vial.Draw;
import org.chairside.session.vial.Vial;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Rule K1, to the microgram; a microlitre of this vial holds fifty. */
class DrugAccountTest {

    private static final Instant TODAY = ARRIVAL.truncatedTo(ChronoUnit.DAYS);

    @ParameterizedTest
    @CsvSource({
        "0,  0, RECONCILED",
        "1,  0, OPEN",
        "50, 1, RECONCILED",
        "51, 1, OPEN",
    })
    void drug_that_is_missing_is_a_discrepancy_above_what_may_stay_in_the_hub(
            long unaccounted, int hubLossMicrolitres, DrugAccount.State expected) {
        var session = SessionFixtures.closed().session;

        var account = DrugAccount.of(session, vial(session, unaccounted), hubLossMicrolitres, TODAY);

        assertThat(account.state()).isEqualTo(expected);
        assertThat(account.unaccounted()).isEqualTo(unaccounted);
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void an_account_is_open_once_the_pump_needs_the_drug_no_more(State state) {
        var session = SessionFixtures.in(state).session;

        assertThat(DrugAccount.of(session, vial(session, 1), 0, TODAY).state())
                .isEqualTo(
                        switch (state) {
                            case PLANNED, PREPARED, INFUSING, PAUSED -> DrugAccount.State.IN_USE;
                            case RECOVERY, READY_FOR_DISCHARGE, CLOSED, ABORTED -> DrugAccount.State.OPEN;
                        });
    }

    /** Everybody went home, and nobody gave the session up, nor ended an infusion whose time was over. */
    @ParameterizedTest
    @CsvSource({
        "PREPARED,  0, 1, IN_USE",
        "PREPARED,  1, 1, OPEN",
        "PREPARED,  1, 0, RECONCILED",
        "INFUSING, 2759, 1, IN_USE",
        "INFUSING, 2760, 1, OPEN",
        "PAUSED,    1, 1, IN_USE"
    })
    void drug_that_was_forgotten_yesterday_is_missing(
            State state, int secondsAfterTheDraw, long unaccounted, DrugAccount.State expected) {
        var session = SessionFixtures.in(state).session;
        var midnight = session.prepared().at().plusSeconds(secondsAfterTheDraw);

        assertThat(DrugAccount.of(session, vial(session, unaccounted), 0, midnight)
                        .state())
                .isEqualTo(expected);
    }

    private static Vial vial(Session session, long unaccounted) {
        return new Vial(
                VialId.random(),
                2,
                SiteCode.of("ROC"),
                "ketamine",
                "L1",
                LocalDate.of(2027, 1, 31),
                50_000,
                500_000,
                460_000,
                Map.of(session.id(), new Draw(40_000, 40_000 - unaccounted, 0, NURSE)));
    }
}
