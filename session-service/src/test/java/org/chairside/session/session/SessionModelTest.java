package org.chairside.session.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.session.session.SessionFixtures.*;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.chairside.contracts.Decision;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.session.*;
import org.chairside.session.facts.NamedEscort;
import org.chairside.session.session.Session.State;
import org.chairside.session.session.SessionCommand.*;
import org.chairside.session.startgate.GateVerdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random days in the chair against a model that knows only what must always hold. */
class SessionModelTest {

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 400);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatever_people_press_the_rules_hold(long seed) {
        new Day(seed).play();
    }

    /** Without this, the test above could pass by never getting anywhere. */
    @Test
    void the_random_days_reach_every_state() {
        var reached = EnumSet.noneOf(State.class);
        seeds().forEach(seed -> reached.addAll(new Day(seed).play()));
        assertThat(reached).isEqualTo(EnumSet.allOf(State.class));
    }

    /** One random day; the model beside the session is a pump with two clocks. */
    private static final class Day {

        private final Random random;
        private Session session = SessionFixtures.planned().session;
        private Instant now = minute(-8);
        private boolean pumpRuns;
        private Duration ran = Duration.ZERO;
        private int starts;
        private int ends;
        private boolean escortVerified;

        Day(long seed) {
            random = new Random(seed);
        }

        Set<State> play() {
            var reached = EnumSet.of(session.state());
            for (var step = 0; step < 150; step++) {
                pass(Duration.ofSeconds(random.nextInt(420)));
                take(press());
                reached.add(session.state());
            }
            return reached;
        }

        private void pass(Duration time) {
            now = now.plus(time);
            ran = pumpRuns ? ran.plus(time) : ran;
        }

        private Decision<SessionEvent> press() {
            var id = session.id();
            return switch (random.nextInt(20)) {
                case 0 ->
                    session.decide(
                            new PrepareInfusion(id, VIAL, 80_000, 500, true, false, null, NURSE),
                            List.of(),
                            50_000,
                            CLEARED,
                            null,
                            ROC,
                            now);
                case 1, 2 -> session.decide(new StartInfusion(id, KNOWN, 40, NURSE, false), gate(), now);
                case 3 -> ask(new PauseInfusion(id, StopParty.CLINICAL, null));
                case 4, 5 -> session.decide(new ResumeInfusion(id, KNOWN, PRESCRIBER, null), List.of(), ROC, now);
                case 6 -> random.nextInt(4) == 0 ? ask(new StopInfusion(id, StopParty.PATIENT, null, null)) : watch();
                case 7 -> ask(new CompleteInfusion(id, null));
                case 8 -> random.nextInt(12) == 0 ? ask(new AbortSession(id, null)) : watch();
                case 9 ->
                    random.nextInt(4) == 0
                            ? session.decide(new DiscardPreparation(id, 40_000, NURSE, PRESCRIBER), now)
                            : ask(new RecordDischargeScore(id, new DischargeScore(8 + random.nextInt(3), 10)));
                case 10 ->
                    session.decide(
                            new VerifyEscort(id, ESCORT, random.nextBoolean(), true, NURSE),
                            new NamedEscort(ESCORT, true),
                            ROC,
                            now);
                case 11, 12 -> session.decide(new ConfirmDischarge(id, NURSE), ZONE, ROC, now);
                default ->
                    ask(new RecordVitals(id, now.minusSeconds(random.nextInt(60)), VitalsSource.MONITOR, vitals()));
            };
        }

        /** The gate never opens for what is not prepared; that is its own test's business. */
        private GateVerdict gate() {
            return session.prepared() != null && random.nextBoolean() ? OPEN : CLOSED;
        }

        private Decision<SessionEvent> ask(SessionCommand command) {
            return session.decide(command, ROC, now);
        }

        private Decision<SessionEvent> watch() {
            return ask(new WatchSession(session.id()));
        }

        private Vitals vitals() {
            return random.nextInt(10) == 0
                    ? new Vitals(150 + random.nextInt(60), 80 + random.nextInt(45), 60 + random.nextInt(100), 14, 97, 5)
                    : new Vitals(110 + random.nextInt(30), 70 + random.nextInt(15), 60 + random.nextInt(30), 14, 97, 5);
        }

        private void take(Decision<SessionEvent> decision) {
            var before = session;
            if (decision instanceof Decision.Accepted<SessionEvent>(var events)) {
                for (var event : events) {
                    check(event);
                    session = Session.evolve(session, event, now);
                }
                assertThat(session.version()).isEqualTo(before.version() + events.size());
            }
            assertThat(session.state() == State.INFUSING).isEqualTo(pumpRuns);
            assertThat(ends).isLessThanOrEqualTo(starts);
            assertThat(starts).isLessThanOrEqualTo(1);
            if (before.state() == State.CLOSED) {
                assertThat(session.state()).isEqualTo(State.CLOSED);
                assertThat(session.departure()).isEqualTo(before.departure());
                assertThat(session.infusion()).isEqualTo(before.infusion());
            }
            if (before.state() == State.ABORTED) {
                assertThat(session.state()).isEqualTo(State.ABORTED);
                assertThat(session.departure()).isEqualTo(before.departure());
                assertThat(session.prepared()).isEqualTo(before.prepared());
            }
        }

        private void check(SessionEvent event) {
            switch (event) {
                case InfusionStarted _ -> {
                    starts++;
                    pumpRuns = true;
                    assertThat(session.prepared()).isNotNull();
                }
                case InfusionPaused _ -> pumpRuns = false;
                case InfusionResumed _ -> pumpRuns = true;
                case InfusionStopped _ -> pumpRuns = false;
                case SessionCompleted over -> {
                    ends++;
                    pumpRuns = false;
                    var given = ((Sealed.Open<GivenDose>) over.given()).value().doseMicrograms();
                    assertThat(given).isEqualTo(modelDose());
                }
                case EscortVerified _ -> escortVerified = true;
                case AlarmRaised _ -> escortVerified &= session.state() != State.READY_FOR_DISCHARGE;
                case DischargeConfirmed home -> {
                    assertThat(ends).isEqualTo(1);
                    assertThat(escortVerified).isTrue();
                    assertThat(home.at())
                            .isAfterOrEqualTo(session.infusion().end().at().plus(Duration.ofMinutes(30)));
                    assertThat(home.restrictionsUntil()).isAfter(home.at());
                }
                case SessionAborted _, PreparationDiscarded _ ->
                    assertThat(starts).isZero();
                case SessionPlanned _,
                        EscortArrived _,
                        EscortLeftRoom _,
                        DoseSignedOff _,
                        RescueMedicationGiven _,
                        SessionPrepared _,
                        StartGateEvaluated _,
                        VitalsRecorded _,
                        DischargeScoreRecorded _,
                        DischargeCriteriaMet _ -> {}
            }
        }

        private long modelDose() {
            return Math.min(40_000, 40_000 * ran.toSeconds() / 2_400);
        }
    }
}
