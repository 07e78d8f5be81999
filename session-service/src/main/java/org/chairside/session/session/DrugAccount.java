package org.chairside.session.session;

import java.time.Instant;
import org.chairside.contracts.StaffId;
import org.chairside.contracts.VialId;
import org.chairside.session.vial.Draw;
import org.chairside.session.vial.Vial;
import org.jspecify.annotations.Nullable;

/**
 * Whether all that was drawn for a session is accounted for (rule K1); micrograms.
 *
 * <p>A patient goes home when the patient may; a drug account is closed when the drug is. So a session that was discharged, or given up,
 * stays openly unreconciled here until what is left was wasted before a witness; so does one that was forgotten overnight, before its
 * start or after its pump was through.
 *
 * @param drawnBy absent for what was drawn before this was kept
 */
public record DrugAccount(
        VialId vialId,
        State state,
        long drawn,
        long given,
        long wasted,
        long unaccounted,
        @Nullable StaffId drawnBy) {

    /** Where an account stands. */
    public enum State {
        /** the pump may still need what was drawn */
        IN_USE,
        /** the session is over, or its day is and the pump needs nothing more, and drug is missing from the account: a discrepancy */
        OPEN,
        RECONCILED
    }

    /**
     * @param hubLossMicrolitres how little may stay in the hub without being a discrepancy
     * @param today when the day began at the site
     */
    static DrugAccount of(Session session, Vial vial, int hubLossMicrolitres, Instant today) {
        var draw = vial.drawnFor(session.id());
        return new DrugAccount(
                vial.id(),
                state(session, draw, (long) hubLossMicrolitres * vial.concentrationMicrogramsPerMl() / 1000, today),
                draw.drawn(),
                draw.given(),
                draw.wasted(),
                draw.unaccounted(),
                draw.drawnBy());
    }

    private static State state(Session session, Draw draw, long toleratedMicrograms, Instant today) {
        if (!session.isOver() && !isLeftBehind(session, today)) {
            return State.IN_USE;
        }
        return draw.unaccounted() > toleratedMicrograms ? State.OPEN : State.RECONCILED;
    }

    /** Drawn on an earlier day and never started, or through before this day began: everybody has gone home, and nobody has said so. */
    private static boolean isLeftBehind(Session session, Instant today) {
        var prepared = session.prepared();
        return prepared != null
                && prepared.at().isBefore(today)
                && switch (session.state()) {
                    case PREPARED -> true;
                    case INFUSING -> session.started().overran(today);
                    case PLANNED, PAUSED, RECOVERY, READY_FOR_DISCHARGE, CLOSED, ABORTED -> false;
                };
    }
}
