package org.chairside.session.facts.persistence;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.ChairId;
import org.chairside.contracts.ClearanceId;
import org.chairside.contracts.EscortId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.StaffId;
import org.chairside.contracts.intake.FastingTimes;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.session.facts.Facts;
import org.chairside.session.facts.KnownClearance;
import org.chairside.session.facts.KnownConsent;
import org.chairside.session.facts.KnownDayOfCheck;
import org.chairside.session.facts.KnownSite;
import org.chairside.session.facts.KnownVisit;
import org.chairside.session.facts.NamedEscort;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcFacts implements Facts {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<EnumMap<PolicyKey, String>> VALUES = new TypeReference<>() {};

    private final JdbcClient jdbc;

    JdbcFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void opened(KnownSite site) {
        jdbc.sql("""
                        insert into known_site (code, zone, state) values (?, ?, ?)
                        on conflict (code) do update set zone = excluded.zone, state = excluded.state
                        """)
                .params(site.code().value(), site.zone().getId(), site.state())
                .update();
    }

    @Override
    public void worksBy(SitePolicy policy) {
        jdbc.sql("""
                        insert into known_site (code, policy_version, policy_values) values (?, ?, ?::jsonb)
                        on conflict (code) do update
                        set policy_version = excluded.policy_version, policy_values = excluded.policy_values
                        """)
                .params(policy.site().value(), policy.version(), JSON.writeValueAsString(policy.values()))
                .update();
    }

    @Override
    public void booked(KnownVisit visit) {
        jdbc.sql("""
                        insert into known_visit (appointment, patient, site, chair, protocol, scheduled_start, journey)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(visit.appointment().value())
                .param(visit.patient().value())
                .param(visit.site().value())
                .param(visit.chair().value())
                .param(visit.protocol().name())
                .param(at(visit.scheduledStart()))
                .param(visit.journey())
                .update();
    }

    @Override
    public void turnedAway(AppointmentId appointment) {
        jdbc.sql("update known_visit set turned_away = true where appointment = ?")
                .param(appointment.value())
                .update();
    }

    @Override
    public void clearanceOpened(ClearanceId id, PatientToken patient, Protocol protocol, Instant recordedAt) {
        jdbc.sql("""
                        insert into known_clearance (id, patient, protocol, standing, told_at)
                        values (?, ?, ?, 'UNDER_REVIEW', ?)
                        """)
                .params(id.value(), patient.value(), protocol.name(), at(recordedAt))
                .update();
    }

    @Override
    public void cleared(ClearanceId id, PatientToken patient, Protocol protocol, KnownClearance.Terms terms) {
        jdbc.sql("""
                        insert into known_clearance (id, patient, protocol, standing, told_at, terms_version, valid_until,
                                                     allowed_states, cleared_by, max_micrograms_per_kg, cleared_at)
                        values (:id, :patient, :protocol, 'CLEARED', :at, :version, :until, :states, :by, :max, :at)
                        on conflict (id) do update
                        set protocol = :protocol, standing = 'CLEARED', told_at = :at, terms_version = :version,
                            valid_until = :until, allowed_states = :states, cleared_by = :by, max_micrograms_per_kg = :max,
                            cleared_at = :at
                        """)
                .param("id", id.value())
                .param("patient", patient.value())
                .param("protocol", protocol.name())
                .param("at", at(terms.recordedAt()))
                .param("version", terms.version())
                .param("until", at(terms.validUntil()))
                .param("states", terms.allowedStates().toArray(String[]::new))
                .param(
                        "by",
                        terms.clearedBy() == null ? null : terms.clearedBy().value())
                .param("max", terms.maxMicrogramsPerKg())
                .update();
    }

    @Override
    public void clearanceStands(
            ClearanceId id, PatientToken patient, KnownClearance.Standing standing, Instant recordedAt) {
        jdbc.sql("""
                        insert into known_clearance (id, patient, standing, told_at) values (?, ?, ?, ?)
                        on conflict (id) do update set standing = excluded.standing, told_at = excluded.told_at
                        """)
                .params(id.value(), patient.value(), standing.name(), at(recordedAt))
                .update();
    }

    @Override
    public void medicationsChanged(PatientToken patient, Instant recordedAt) {
        jdbc.sql("""
                        insert into known_medication_change (patient, recorded_at) values (?, ?)
                        on conflict (patient) do update set recorded_at = excluded.recorded_at
                        """).params(patient.value(), at(recordedAt)).update();
    }

    @Override
    public void consentSigned(PatientToken patient, Protocol protocol, Instant signedAt) {
        jdbc.sql("""
                        insert into known_consent (patient, protocol, signed_at) values (?, ?, ?)
                        on conflict (patient, protocol) do update
                        set signed_at = excluded.signed_at, withdrawn_at = null
                        """).params(patient.value(), protocol.name(), at(signedAt)).update();
    }

    @Override
    public void consentWithdrawn(PatientToken patient, Protocol protocol, Instant withdrawnAt) {
        jdbc.sql("update known_consent set withdrawn_at = ? where patient = ? and protocol = ?")
                .params(at(withdrawnAt), patient.value(), protocol.name())
                .update();
    }

    @Override
    public void escortNamed(PatientToken patient, NamedEscort escort) {
        jdbc.sql("""
                        insert into known_escort (id, patient, adult) values (?, ?, ?)
                        on conflict (id) do update set adult = excluded.adult
                        """)
                .params(escort.id().value(), patient.value(), escort.adult())
                .update();
    }

    @Override
    public void checked(AppointmentId appointment, KnownDayOfCheck check) {
        var write = jdbc.sql("""
                        insert into known_day_of_check (appointment, failed_rules, clearance, clearance_version, escort, valid_until,
                                                        last_food_at, last_clear_liquid_at, last_alcohol_or_thc_at)
                        values (:appointment, :failed, :clearance, :version, :escort, :until, :food, :liquid, :alcohol)
                        on conflict (appointment) do update
                        set failed_rules = :failed, clearance = :clearance, clearance_version = :version,
                            escort = :escort, valid_until = :until, last_food_at = :food, last_clear_liquid_at = :liquid,
                            last_alcohol_or_thc_at = :alcohol
                        """).param("appointment", appointment.value());
        switch (check) {
            case KnownDayOfCheck.Passed passed ->
                write.param("failed", null)
                        .param("clearance", passed.clearance().value())
                        .param("version", passed.clearanceVersion())
                        .param("escort", passed.escort().value())
                        .param("until", at(passed.validUntil()))
                        .param(
                                "food",
                                passed.fasting() == null
                                        ? null
                                        : at(passed.fasting().lastFoodAt()))
                        .param(
                                "liquid",
                                passed.fasting() == null
                                        ? null
                                        : at(passed.fasting().lastClearLiquidAt()))
                        .param("alcohol", lastAlcoholOrThc(passed))
                        .update();
            case KnownDayOfCheck.Failed failed ->
                write.param("failed", failed.rules().toArray(String[]::new))
                        .param("clearance", null)
                        .param("version", null)
                        .param("escort", null)
                        .param("until", null)
                        .param("food", null)
                        .param("liquid", null)
                        .param("alcohol", null)
                        .update();
        }
    }

    private static @Nullable OffsetDateTime lastAlcoholOrThc(KnownDayOfCheck.Passed check) {
        var fasting = check.fasting();
        var taken = fasting == null ? null : fasting.lastAlcoholOrThcAt();
        return taken == null ? null : at(taken);
    }

    @Override
    public Optional<KnownSite> site(SiteCode site) {
        return jdbc.sql("select * from known_site where code = ? and zone is not null")
                .param(site.value())
                .query((row, _) -> new KnownSite(site, ZoneId.of(row.getString("zone")), row.getString("state")))
                .optional();
    }

    @Override
    public Optional<SitePolicy> policy(SiteCode site) {
        return jdbc.sql(
                        "select policy_version, policy_values from known_site where code = ? and policy_version is not null")
                .param(site.value())
                .query((row, _) ->
                        new SitePolicy(site, row.getInt("policy_version"), values(row.getString("policy_values"))))
                .optional();
    }

    private static Map<PolicyKey, String> values(String json) {
        return JSON.readValue(json, VALUES);
    }

    @Override
    public Optional<KnownVisit> visit(AppointmentId appointment) {
        return jdbc.sql("select * from known_visit where appointment = ?")
                .param(appointment.value())
                .query((row, _) -> new KnownVisit(
                        appointment,
                        new PatientToken(row.getObject("patient", UUID.class)),
                        SiteCode.of(row.getString("site")),
                        new ChairId(row.getObject("chair", UUID.class)),
                        Protocol.valueOf(row.getString("protocol")),
                        instant(row, "scheduled_start"),
                        row.getObject("journey", UUID.class)))
                .optional();
    }

    @Override
    public boolean isTurnedAway(AppointmentId appointment) {
        return jdbc.sql("select exists (select from known_visit where appointment = ? and turned_away)")
                .param(appointment.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public List<KnownClearance> clearances(PatientToken patient) {
        return jdbc.sql("select * from known_clearance where patient = ? order by told_at desc, id")
                .param(patient.value())
                .query(JdbcFacts::clearance)
                .list();
    }

    private static KnownClearance clearance(ResultSet row, int number) throws SQLException {
        var protocol = row.getString("protocol");
        return new KnownClearance(
                new ClearanceId(row.getObject("id", UUID.class)),
                protocol == null ? null : Protocol.valueOf(protocol),
                KnownClearance.Standing.valueOf(row.getString("standing")),
                row.getObject("terms_version") == null ? null : terms(row));
    }

    private static KnownClearance.Terms terms(ResultSet row) throws SQLException {
        return new KnownClearance.Terms(
                row.getInt("terms_version"),
                instant(row, "valid_until"),
                texts(row, "allowed_states"),
                clearedBy(row),
                row.getObject("max_micrograms_per_kg", Integer.class),
                instant(row, "cleared_at"));
    }

    private static @Nullable StaffId clearedBy(ResultSet row) throws SQLException {
        var name = row.getString("cleared_by");
        return name == null ? null : new StaffId(name);
    }

    @Override
    public Optional<KnownDayOfCheck> dayOfCheck(AppointmentId appointment) {
        return jdbc.sql("select * from known_day_of_check where appointment = ?")
                .param(appointment.value())
                .query(JdbcFacts::check)
                .optional();
    }

    private static KnownDayOfCheck check(ResultSet row, int number) throws SQLException {
        return row.getArray("failed_rules") == null
                ? new KnownDayOfCheck.Passed(
                        new ClearanceId(row.getObject("clearance", UUID.class)),
                        row.getInt("clearance_version"),
                        new EscortId(row.getObject("escort", UUID.class)),
                        instant(row, "valid_until"),
                        fasting(row))
                : new KnownDayOfCheck.Failed(texts(row, "failed_rules"));
    }

    private static @Nullable FastingTimes fasting(ResultSet row) throws SQLException {
        return row.getObject("last_food_at") == null
                ? null
                : new FastingTimes(
                        instant(row, "last_food_at"),
                        instant(row, "last_clear_liquid_at"),
                        instantOrNull(row, "last_alcohol_or_thc_at"));
    }

    @Override
    public Optional<KnownConsent> consent(PatientToken patient, Protocol protocol) {
        return jdbc.sql("select * from known_consent where patient = ? and protocol = ?")
                .params(patient.value(), protocol.name())
                .query((row, _) -> new KnownConsent(instant(row, "signed_at"), instantOrNull(row, "withdrawn_at")))
                .optional();
    }

    @Override
    public Optional<NamedEscort> escort(PatientToken patient, EscortId escort) {
        return jdbc.sql("select adult from known_escort where id = ? and patient = ?")
                .params(escort.value(), patient.value())
                .query((row, _) -> new NamedEscort(escort, row.getBoolean("adult")))
                .optional();
    }

    @Override
    public Optional<Instant> medicationsChangedAt(PatientToken patient) {
        return jdbc.sql("select recorded_at from known_medication_change where patient = ?")
                .param(patient.value())
                .query((row, _) -> instant(row, "recorded_at"))
                .optional();
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
