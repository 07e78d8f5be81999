package org.chairside.session.session.web;

import java.time.Instant;
import java.util.List;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.ChairId;
import org.chairside.contracts.EscortId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.VialId;
import org.chairside.contracts.session.DischargeScore;
import org.chairside.contracts.session.PreparedDose;
import org.chairside.contracts.session.SessionOutcome;
import org.chairside.session.discharge.RescueDose;
import org.chairside.session.session.DrugAccount;
import org.chairside.session.session.Session;
import org.chairside.session.startgate.DoseSignOff;
import org.chairside.session.startgate.EscortWhereabouts;
import org.chairside.session.vitals.Reading;
import org.jspecify.annotations.Nullable;

/**
 * A session as the API shows it.
 *
 * @param drugAccount absent while nothing was drawn
 */
record SessionView(
        SessionId id,
        int version,
        Session.State state,
        AppointmentId appointmentId,
        PatientToken patient,
        SiteCode site,
        ChairId chairId,
        Protocol protocol,
        Instant scheduledStart,
        Instant arrivedAt,
        @Nullable EscortWhereabouts escort,
        List<Reading> vitals,
        @Nullable VialId vialId,
        @Nullable DoseSignOff signOff,
        @Nullable PreparedDose dose,
        @Nullable Integer plannedMinutes,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable SessionOutcome outcome,
        @Nullable Long givenMicrograms,
        @Nullable DrugAccount drugAccount,
        List<RescueDose> rescues,
        @Nullable DischargeScore score,
        @Nullable EscortId verifiedEscort) {

    static SessionView of(Session session, @Nullable DrugAccount account) {
        var visit = session.visit();
        var prepared = session.prepared();
        var pump = session.infusion();
        var end = pump == null ? null : pump.end();
        var score = session.score();
        return new SessionView(
                session.id(),
                session.version(),
                session.state(),
                visit.appointment(),
                visit.patient(),
                visit.site(),
                visit.chair(),
                visit.protocol(),
                visit.scheduledStart(),
                visit.arrivedAt(),
                session.escort(),
                session.chart().readings(),
                prepared == null ? null : prepared.vial(),
                session.signOff(),
                prepared == null ? null : prepared.dose(),
                pump == null ? null : pump.plannedMinutes(),
                pump == null ? null : pump.startedAt(),
                end == null ? null : end.at(),
                end == null ? null : end.outcome(),
                end == null ? null : end.givenMicrograms(),
                account,
                session.rescues(),
                score == null ? null : score.score(),
                session.verifiedEscort());
    }
}
