package org.chairside.session.session;

import static org.chairside.session.Readings.CALM;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.ChairId;
import org.chairside.contracts.Decision;
import org.chairside.contracts.EscortId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.StaffId;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.VialId;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.contracts.session.DischargeScore;
import org.chairside.contracts.session.GateResult;
import org.chairside.contracts.session.SessionEvent;
import org.chairside.contracts.session.StopParty;
import org.chairside.contracts.session.Vitals;
import org.chairside.contracts.session.VitalsSource;
import org.chairside.session.facts.KnownClearance;
import org.chairside.session.facts.KnownSite;
import org.chairside.session.facts.NamedEscort;
import org.chairside.session.session.SessionCommand.*;
import org.chairside.session.startgate.GateVerdict;
import org.chairside.session.startgate.Knowledge;
import org.chairside.test.Policies;

/** One visit at Rochester, driven command by command; fails when a step that must be accepted is refused. */
final class SessionFixtures {

    static final SitePolicy ROC = Policies.defaultFor("ROC");
    static final ZoneId ZONE = ZoneId.of("America/New_York");
    static final Instant ARRIVAL = Instant.parse("2026-03-02T14:50:00Z");
    static final Instant START = Instant.parse("2026-03-02T15:10:00Z");
    static final StaffId NURSE = new StaffId("nurse.roc");
    static final StaffId PRESCRIBER = new StaffId("prescriber.roc");
    static final StaffId SECOND_PRESCRIBER = new StaffId("prescriber2.roc");
    static final EscortId ESCORT = EscortId.random();
    static final VialId VIAL = VialId.random();
    static final Knowledge KNOWN = new Knowledge.Complete(START);
    static final KnownSite SITE = new KnownSite(SiteCode.of("ROC"), ZONE, "NY");
    static final KnownClearance.Terms CLEARED = cleared(1000);
    static final GateVerdict OPEN = new GateVerdict(GateResult.OPEN, List.of(), "00");
    static final GateVerdict CLOSED = new GateVerdict(
            GateResult.CLOSED, List.of(new UnmetRule("F1", "day-of-check-failed", "Ate too late.")), "00");

    Session session;
    List<SessionEvent> last = List.of();
    Decision<SessionEvent> decision = Decision.accepted(List.of());

    private SessionFixtures() {
        var plan = new PlanSession(
                SessionId.random(),
                AppointmentId.random(),
                PatientToken.random(),
                SiteCode.of("ROC"),
                ChairId.random(),
                Protocol.MOOD,
                START,
                ARRIVAL);
        var events = ((Decision.Accepted<SessionEvent>) Session.decide(plan)).events();
        session = Session.evolve(null, events.getFirst(), ARRIVAL);
    }

    /** By {@link #PRESCRIBER}, two days ago. */
    static KnownClearance.Terms cleared(Integer maxMicrogramsPerKg) {
        return new KnownClearance.Terms(
                1,
                START.plus(Duration.ofDays(80)),
                List.of("NY"),
                PRESCRIBER,
                maxMicrogramsPerKg,
                START.minus(Duration.ofDays(2)));
    }

    static SessionFixtures planned() {
        return new SessionFixtures();
    }

    static SessionFixtures prepared() {
        var visit = planned();
        visit.must(
                visit.session.decide(
                        new PrepareInfusion(visit.session.id(), VIAL, 80_000, 500, true, false, null, NURSE),
                        List.of(),
                        50_000,
                        CLEARED,
                        null,
                        ROC,
                        minute(-5)),
                minute(-5));
        return visit;
    }

    static SessionFixtures infusing() {
        var visit = prepared();
        visit.chart(-2, CALM);
        visit.must(
                visit.session.decide(new StartInfusion(visit.session.id(), KNOWN, 40, NURSE, false), OPEN, START),
                START);
        return visit;
    }

    /** Paused by the nurse at minute 10. */
    static SessionFixtures paused() {
        var visit = infusing();
        visit.carryOut(10, new PauseInfusion(visit.session.id(), StopParty.CLINICAL, null));
        return visit;
    }

    /** The dose was complete at minute 40. */
    static SessionFixtures recovering() {
        var visit = infusing();
        visit.carryOut(40, new CompleteInfusion(visit.session.id(), null));
        return visit;
    }

    /** The criteria were met at minute 72. */
    static SessionFixtures ready() {
        var visit = recovering();
        visit.chart(45, CALM);
        visit.chart(60, CALM);
        visit.carryOut(61, new RecordDischargeScore(visit.session.id(), new DischargeScore(10, 10)));
        visit.chart(72, CALM);
        return visit;
    }

    static SessionFixtures closed() {
        var visit = ready();
        visit.verifyEscort(73);
        visit.must(
                visit.session.decide(new ConfirmDischarge(visit.session.id(), NURSE), ZONE, ROC, minute(74)),
                minute(74));
        return visit;
    }

    static SessionFixtures aborted() {
        var visit = prepared();
        visit.carryOut(0, new AbortSession(visit.session.id(), null));
        return visit;
    }

    static SessionFixtures in(Session.State state) {
        return switch (state) {
            case PLANNED -> planned();
            case PREPARED -> prepared();
            case INFUSING -> infusing();
            case PAUSED -> paused();
            case RECOVERY -> recovering();
            case READY_FOR_DISCHARGE -> ready();
            case CLOSED -> closed();
            case ABORTED -> aborted();
        };
    }

    SessionFixtures verifyEscort(int minute) {
        must(
                session.decide(
                        new VerifyEscort(session.id(), ESCORT, true, true, NURSE),
                        new NamedEscort(ESCORT, true),
                        ROC,
                        minute(minute)),
                minute(minute));
        return this;
    }

    SessionFixtures chart(int minute, Vitals vitals) {
        return carryOut(minute, new RecordVitals(session.id(), minute(minute), VitalsSource.MONITOR, vitals));
    }

    SessionFixtures carryOut(int minute, SessionCommand command) {
        must(session.decide(command, ROC, minute(minute)), minute(minute));
        return this;
    }

    SessionFixtures carryOut(int minute, ResumeInfusion command) {
        must(ask(minute, command), minute(minute));
        return this;
    }

    /** Of an escort whom the patient named. */
    SessionFixtures carryOut(int minute, RecordEscortArrival command) {
        must(session.decide(command, new NamedEscort(command.escort(), true), ROC, minute(minute)), minute(minute));
        return this;
    }

    /** With all that held at the start still holding. */
    Decision<SessionEvent> ask(int minute, ResumeInfusion command) {
        return session.decide(command, List.of(), ROC, minute(minute));
    }

    Decision<SessionEvent> ask(int minute, SessionCommand command) {
        return session.decide(command, ROC, minute(minute));
    }

    void must(Decision<SessionEvent> made, Instant at) {
        decision = made;
        if (!(made instanceof Decision.Accepted<SessionEvent>(var events))) {
            throw new AssertionError("refused: " + made);
        }
        last = events;
        for (var event : events) {
            session = Session.evolve(session, event, at);
        }
    }

    /** A minute of the infusion. */
    static Instant minute(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }
}
