package org.chairside.session.session.persistence;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.ChairId;
import org.chairside.contracts.EscortId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.StaffId;
import org.chairside.contracts.VialId;
import org.chairside.contracts.session.DischargeScore;
import org.chairside.contracts.session.PreparedDose;
import org.chairside.contracts.session.SessionOutcome;
import org.chairside.contracts.session.StopParty;
import org.chairside.contracts.session.Vitals;
import org.chairside.session.discharge.RescueDose;
import org.chairside.session.discharge.ScoredDischarge;
import org.chairside.session.session.Departure;
import org.chairside.session.session.Infusion;
import org.chairside.session.session.Monitoring;
import org.chairside.session.session.Preparation;
import org.chairside.session.session.Session;
import org.chairside.session.session.Visit;
import org.chairside.session.startgate.DoseSignOff;
import org.chairside.session.startgate.EscortWhereabouts;
import org.chairside.session.startgate.Prepared;
import org.chairside.session.vitals.Chart;
import org.chairside.session.vitals.Reading;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** One row of the table {@code session}: what of a session stands in which column. */
final class SessionRow {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<Reading>> READINGS = new TypeReference<>() {};
    private static final TypeReference<List<RescueDose>> RESCUES = new TypeReference<>() {};

    private SessionRow() {}

    static Session read(ResultSet row, int number) throws SQLException {
        return new Session(
                new SessionId(row.getObject("id", UUID.class)),
                row.getInt("version"),
                Session.State.valueOf(row.getString("state")),
                new Visit(
                        new AppointmentId(row.getObject("appointment", UUID.class)),
                        new PatientToken(row.getObject("patient", UUID.class)),
                        SiteCode.of(row.getString("site")),
                        new ChairId(row.getObject("chair", UUID.class)),
                        Protocol.valueOf(row.getString("protocol")),
                        instant(row, "scheduled_start"),
                        instant(row, "arrived_at")),
                escort(row),
                new Monitoring(
                        new Chart(JSON.readValue(row.getString("chart"), READINGS)),
                        row.getInt("vitals_missed"),
                        row.getBoolean("overrun"),
                        instantOrNull(row, "alarmed_at")),
                new Preparation(signOff(row), prepared(row)),
                infusion(row),
                JSON.readValue(row.getString("rescues"), RESCUES),
                new Departure(score(row), verifiedEscort(row), instantOrNull(row, "left_at")));
    }

    private static @Nullable EscortWhereabouts escort(ResultSet row) throws SQLException {
        var escort = row.getObject("escort", UUID.class);
        return escort == null ? null : new EscortWhereabouts(new EscortId(escort), row.getBoolean("escort_in_room"));
    }

    private static @Nullable DoseSignOff signOff(ResultSet row) throws SQLException {
        var signer = staff(row, "signed_off_by");
        return signer == null
                ? null
                : new DoseSignOff(signer, row.getInt("signed_off_micrograms_per_kg"), instant(row, "signed_off_at"));
    }

    private static @Nullable Prepared prepared(ResultSet row) throws SQLException {
        var vial = row.getObject("vial", UUID.class);
        return vial == null
                ? null
                : new Prepared(
                        new VialId(vial),
                        new PreparedDose(
                                row.getLong("dose_micrograms"),
                                row.getInt("weight_grams"),
                                row.getInt("micrograms_per_kg"),
                                row.getInt("concentration_micrograms_ml"),
                                row.getLong("volume_microlitres")),
                        row.getBoolean("identity_confirmed"),
                        instant(row, "prepared_at"),
                        instant(row, row.getObject("weighed_at") == null ? "prepared_at" : "weighed_at"));
    }

    private static @Nullable Infusion infusion(ResultSet row) throws SQLException {
        return row.getObject("started_at") == null
                ? null
                : new Infusion(
                        row.getInt("planned_minutes"),
                        instant(row, "started_at"),
                        row.getBoolean("running"),
                        instant(row, "pump_since"),
                        Duration.ofMillis(row.getLong("ran_ms")),
                        Duration.ofMillis(row.getLong("stood_ms")),
                        staff(row, "started_by"),
                        party(row),
                        baseline(row),
                        end(row));
    }

    private static @Nullable Vitals baseline(ResultSet row) throws SQLException {
        var set = row.getString("baseline");
        return set == null ? null : JSON.readValue(set, Vitals.class);
    }

    private static Infusion.@Nullable End end(ResultSet row) throws SQLException {
        var outcome = row.getString("outcome");
        return outcome == null
                ? null
                : new Infusion.End(
                        SessionOutcome.valueOf(outcome), instant(row, "ended_at"), row.getLong("given_micrograms"));
    }

    private static @Nullable ScoredDischarge score(ResultSet row) throws SQLException {
        return row.getObject("scored_at") == null
                ? null
                : new ScoredDischarge(
                        instant(row, "scored_at"), new DischargeScore(row.getInt("aldrete"), row.getInt("padss")));
    }

    private static @Nullable EscortId verifiedEscort(ResultSet row) throws SQLException {
        var escort = row.getObject("verified_escort", UUID.class);
        return escort == null ? null : new EscortId(escort);
    }

    private static @Nullable StaffId staff(ResultSet row, String column) throws SQLException {
        var name = row.getString(column);
        return name == null ? null : new StaffId(name);
    }

    private static @Nullable StopParty party(ResultSet row) throws SQLException {
        var name = row.getString("paused_by");
        return name == null ? null : StopParty.valueOf(name);
    }

    static Map<String, @Nullable Object> columns(Session session) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("version", session.version());
        columns.put("state", session.state().name());
        columns.put("chart", JSON.writeValueAsString(session.chart().readings()));
        columns.put("vitalsMissed", session.monitoring().missed());
        columns.put("overrun", session.monitoring().overrun());
        columns.put("alarmedAt", atOrNull(session.monitoring().alarmedAt()));
        columns.put("leftAt", atOrNull(session.departure().leftAt()));
        var escort = session.escort();
        columns.put("escort", escort == null ? null : escort.escort().value());
        columns.put("inRoom", escort != null && escort.inRoom());
        var verified = session.verifiedEscort();
        columns.put("verifiedEscort", verified == null ? null : verified.value());
        var score = session.score();
        columns.put("aldrete", score == null ? null : score.score().aldrete());
        columns.put("padss", score == null ? null : score.score().padss());
        columns.put("scoredAt", score == null ? null : at(score.at()));
        var signOff = session.signOff();
        columns.put("signedOffBy", signOff == null ? null : signOff.signedBy().value());
        columns.put("signedOffPerKg", signOff == null ? null : signOff.microgramsPerKg());
        columns.put("signedOffAt", signOff == null ? null : at(signOff.at()));
        columns.put("rescues", JSON.writeValueAsString(session.rescues()));
        var prepared = session.prepared();
        columns.put("vial", prepared == null ? null : prepared.vial().value());
        columns.put("dose", prepared == null ? null : prepared.dose().doseMicrograms());
        columns.put("weight", prepared == null ? null : prepared.dose().weightGrams());
        columns.put("perKg", prepared == null ? null : prepared.dose().microgramsPerKg());
        columns.put("concentration", prepared == null ? null : prepared.dose().concentrationMicrogramsPerMl());
        columns.put("volume", prepared == null ? null : prepared.dose().volumeMicrolitres());
        columns.put("identity", prepared == null ? null : prepared.identityConfirmedByTwoFactors());
        columns.put("preparedAt", prepared == null ? null : at(prepared.at()));
        columns.put("weighedAt", prepared == null ? null : at(prepared.weighedAt()));
        var pump = session.infusion();
        columns.put("planned", pump == null ? null : pump.plannedMinutes());
        columns.put("startedAt", pump == null ? null : at(pump.startedAt()));
        columns.put("running", pump == null ? null : pump.running());
        columns.put("pumpSince", pump == null ? null : at(pump.since()));
        columns.put("ran", pump == null ? null : pump.ran().toMillis());
        columns.put("stood", pump == null ? null : pump.stood().toMillis());
        var startedBy = pump == null ? null : pump.startedBy();
        columns.put("startedBy", startedBy == null ? null : startedBy.value());
        var pausedBy = pump == null ? null : pump.pausedBy();
        columns.put("pausedBy", pausedBy == null ? null : pausedBy.name());
        var baseline = pump == null ? null : pump.baseline();
        columns.put("baseline", baseline == null ? null : JSON.writeValueAsString(baseline));
        var end = pump == null ? null : pump.end();
        columns.put("outcome", end == null ? null : end.outcome().name());
        columns.put("endedAt", end == null ? null : at(end.at()));
        columns.put("given", end == null ? null : end.givenMicrograms());
        return columns;
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(UTC);
    }

    private static @Nullable OffsetDateTime atOrNull(@Nullable Instant instant) {
        return instant == null ? null : at(instant);
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        return row.getObject(column) == null ? null : instant(row, column);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
