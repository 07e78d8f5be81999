package org.chairside.console.board;

import static java.util.stream.Collectors.joining;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.chairside.console.flow.Freshness;
import org.chairside.contracts.policy.EscortPresence;
import org.chairside.contracts.policy.PolicyKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the boards from the read models. */
@Component
public class Boards {

    private static final String VISITS = """
            select visit.*, infusion.session_id, infusion.state as infusion, infusion.gate, infusion.gate_failed,
                   coalesce(infusion.escort, 'EXPECTED') as escort, infusion.planned_minutes, infusion.started_at,
                   infusion.paused_at, coalesce(infusion.paused_seconds, 0) as paused_seconds, infusion.ended_at,
                   infusion.last_vitals_at, day_of_check.result as day_check,
                   array(select alarm.tier || ' ' || alarm.rule from alarm where alarm.session_id = infusion.session_id
                          order by array_position(array['STOP', 'PAUSE', 'ADVISORY'], alarm.tier), alarm.rule) as alarms,
                   (select clearance.state from clearance
                     where clearance.patient = visit.patient and clearance.protocol = visit.protocol
                     order by clearance.valid_until desc nulls last limit 1) as clearance,
                   coalesce(site.policy ->> :presence = :fetches, false) as escort_only_fetches,
                   (site.policy ->> :infusing)::int as vitals_every, (site.policy ->> :recovering)::int as recovery_every
              from visit
              join site on site.code = visit.site
              left join infusion using (appointment_id)
              left join day_of_check using (appointment_id)
            """;

    /** Whoever is booked on the day; on the day that is now also whoever came earlier and is still in a chair, for nobody has let them go. */
    private static final String OF_A_DAY = """
             where visit.appointment_id in (
                 select appointment_id from visit where site = :site and local_date = :day
                 union all
                 select appointment_id from infusion join visit using (appointment_id)
                  where infusion.state in (%s)
                    and site = :site and local_date < :day and :isNow)
             order by starts_at, appointment_id""".formatted(inChair());

    private final JdbcClient jdbc;
    private final Freshness freshness;
    private final Clock clinicClock;

    Boards(JdbcClient jdbc, Freshness freshness, Clock clinicClock) {
        this.jdbc = jdbc;
        this.freshness = freshness;
        this.clinicClock = clinicClock;
    }

    /** Every one of these sites on the day it has now; in the order of their codes. */
    public List<Board> today(Collection<String> sites) {
        return on(null, sites);
    }

    /** Every one of these sites on this day, or, without one, on the day it has now. */
    List<Board> on(@Nullable LocalDate day, Collection<String> sites) {
        var now = clinicClock.instant();
        var known = freshness.look();
        return jdbc.sql("select code, name, zone from site where code = any(:sites) order by code")
                .param("sites", sites.toArray(String[]::new))
                .query((row, _) -> board(row, day, now, known))
                .list();
    }

    /** The visits of one patient at these sites, the latest first. */
    public List<Booking> bookingsOf(UUID patient, Collection<String> sites) {
        return jdbc.sql("""
                select appointment_id, visit.site, site.zone, starts_at, visit.state from visit join site on site.code = visit.site
                 where patient = :patient and visit.site = any(:sites) order by starts_at desc, appointment_id""")
                .param("patient", patient)
                .param("sites", sites.toArray(String[]::new))
                .query((row, _) -> new Booking(
                        row.getObject("appointment_id", UUID.class),
                        row.getString("site"),
                        ZoneId.of(row.getString("zone")),
                        row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                        BoardVisit.State.valueOf(row.getString("state"))))
                .list();
    }

    /** A visit in a list of them. */
    public record Booking(UUID appointment, String site, ZoneId zone, Instant startsAt, BoardVisit.State state) {}

    /** One visit, if this person's sites include its own. */
    public Optional<BoardVisit> visit(UUID appointment, Collection<String> sites) {
        var known = freshness.look();
        return visits(" where appointment_id = :appointment and visit.site = any(:sites)")
                .param("appointment", appointment)
                .param("sites", sites.toArray(String[]::new))
                .query((row, _) -> visit(row, known))
                .optional();
    }

    private Board board(ResultSet row, @Nullable LocalDate wanted, Instant now, Freshness.Standing known)
            throws SQLException {
        var site = row.getString("code");
        var zone = ZoneId.of(row.getString("zone"));
        var today = now.atZone(zone).toLocalDate();
        var day = wanted == null ? today : wanted;
        return new Board(
                site,
                row.getString("name"),
                zone,
                day,
                now,
                chairs(site),
                visits(site, day, day.equals(today), known),
                freshness.hiddenAt(site));
    }

    /** The zone of a site; empty for one the console has not heard of. */
    public Optional<ZoneId> zoneOf(String site) {
        return jdbc.sql("select zone from site where code = :site")
                .param("site", site)
                .query(String.class)
                .optional()
                .map(ZoneId::of);
    }

    /** The zone of the site of a visit; empty for a visit the console has not heard of. */
    public Optional<ZoneId> zoneOf(UUID appointment) {
        return jdbc.sql("select site.zone from visit join site on site.code = visit.site where appointment_id = :visit")
                .param("visit", appointment)
                .query(String.class)
                .optional()
                .map(ZoneId::of);
    }

    /** A number of the site's policy; empty while the console has not heard of it. */
    public Optional<Integer> policy(String site, PolicyKey key) {
        return jdbc.sql("select (policy ->> :key)::int from site where code = :site and policy ->> :key is not null")
                .param("key", key.name())
                .param("site", site)
                .query(Integer.class)
                .optional();
    }

    /** Whether a site wants the escort for the way home alone (rule E1); not while the console has not heard of its policy. */
    public boolean escortOnlyFetches(String site) {
        return jdbc.sql("select coalesce(policy ->> :presence = :fetches, false) from site where code = :site")
                .param("presence", PolicyKey.E1_ESCORT_PRESENCE.name())
                .param("fetches", EscortPresence.PICKUP.name())
                .param("site", site)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    public List<Board.Chair> chairs(String site) {
        return jdbc.sql("select chair_id, label from chair where site = :site order by label")
                .param("site", site)
                .query((row, _) -> new Board.Chair(row.getObject(1, UUID.class), row.getString(2)))
                .list();
    }

    private List<BoardVisit> visits(String site, LocalDate day, boolean isNow, Freshness.Standing known) {
        return visits(OF_A_DAY)
                .param("site", site)
                .param("day", day)
                .param("isNow", isNow)
                .query((row, _) -> visit(row, known))
                .list();
    }

    /** Every visit of which this holds, with what its site's policy says of it. */
    private JdbcClient.StatementSpec visits(String which) {
        return jdbc.sql(VISITS + which)
                .param("presence", PolicyKey.E1_ESCORT_PRESENCE.name())
                .param("fetches", EscortPresence.PICKUP.name())
                .param("infusing", PolicyKey.V4_CADENCE_INFUSING_MINUTES.name())
                .param("recovering", PolicyKey.V4_CADENCE_RECOVERY_MINUTES.name());
    }

    /** As literals: only so is the index of those in a chair of use. */
    private static String inChair() {
        return Stream.of(BoardVisit.State.values())
                .filter(BoardVisit.State::isInChair)
                .map(state -> "'" + state.name() + "'")
                .collect(joining(", "));
    }

    private static BoardVisit visit(ResultSet row, Freshness.Standing known) throws SQLException {
        return new BoardVisit(
                row.getObject("appointment_id", UUID.class),
                row.getObject("session_id", UUID.class),
                row.getObject("patient", UUID.class),
                row.getObject("chair_id", UUID.class),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                BoardVisit.State.valueOf(row.getString("state")),
                row.getString("at_risk"),
                row.getString("day_check"),
                row.getString("clearance"),
                infusion(row.getString("infusion")),
                row.getString("gate"),
                texts(row.getArray("gate_failed")),
                row.getString("escort"),
                row.getBoolean("escort_only_fetches"),
                row.getObject("planned_minutes", Integer.class),
                instant(row, "started_at"),
                instant(row, "paused_at"),
                row.getLong("paused_seconds"),
                instant(row, "ended_at"),
                instant(row, "last_vitals_at"),
                texts(row.getArray("alarms")).stream()
                        .map(BoardVisit.Alarm::parse)
                        .toList(),
                row.getObject("vitals_every", Integer.class),
                row.getObject("recovery_every", Integer.class),
                known.holdsBack(row.getObject("patient", UUID.class)));
    }

    private static BoardVisit.@Nullable Infusion infusion(@Nullable String state) {
        return state == null ? null : BoardVisit.Infusion.valueOf(state);
    }

    private static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
