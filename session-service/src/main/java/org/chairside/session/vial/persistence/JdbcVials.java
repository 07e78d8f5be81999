package org.chairside.session.vial.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.StaffId;
import org.chairside.contracts.VialId;
import org.chairside.kit.problem.StaleVersion;
import org.chairside.session.vial.Draw;
import org.chairside.session.vial.ReceiveStock;
import org.chairside.session.vial.Vial;
import org.chairside.session.vial.Vials;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcVials implements Vials {

    private final JdbcClient jdbc;

    JdbcVials(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Vial> find(VialId id) {
        return one("select * from vial where id = ?", id);
    }

    @Override
    public Optional<Vial> lock(VialId id) {
        return one("select * from vial where id = ? for no key update", id);
    }

    private Optional<Vial> one(String select, VialId id) {
        return jdbc.sql(select)
                .param(id.value())
                .query((row, _) -> vial(row, Map.of()))
                .optional()
                .map(vial -> vial.with(drawsOf(id)));
    }

    private Map<SessionId, Draw> drawsOf(VialId id) {
        var draws = new HashMap<SessionId, Draw>();
        jdbc.sql("select * from vial_draw where vial = ?").param(id.value()).query(row -> {
            draws.put(new SessionId(row.getObject("session", UUID.class)), draw(row));
        });
        return draws;
    }

    @Override
    public List<Vial> of(SiteCode site) {
        var draws = new HashMap<UUID, Map<SessionId, Draw>>();
        jdbc.sql("select vial_draw.* from vial_draw join vial on vial.id = vial where site = ?")
                .param(site.value())
                .query(row -> {
                    draws.computeIfAbsent(row.getObject("vial", UUID.class), _ -> new HashMap<>())
                            .put(new SessionId(row.getObject("session", UUID.class)), draw(row));
                });
        return jdbc.sql("select * from vial where site = ? order by expires_on, id")
                .param(site.value())
                .query((row, _) -> vial(row, draws.getOrDefault(row.getObject("id", UUID.class), Map.of())))
                .list();
    }

    @Override
    public boolean hasSame(ReceiveStock received) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("vials of " + received.site() + " " + received.lot().toUpperCase(Locale.ROOT))
                .query(row -> {});
        return jdbc.sql("""
                        select exists (select from vial where site = ? and lower(drug) = ? and upper(lot) = upper(?) and expires_on = ?
                                         and concentration_micrograms_ml = ? and received = ?)
                        """)
                .param(received.site().value())
                .param(received.drug().toString())
                .param(received.lot())
                .param(received.expiresOn())
                .param(received.concentrationMicrogramsPerMl())
                .param(received.micrograms())
                .query(Boolean.class)
                .single();
    }

    @Override
    public void save(@Nullable Vial before, Vial after) {
        if (before == null) {
            insert(after);
        } else {
            update(before, after);
        }
    }

    private void insert(Vial vial) {
        jdbc.sql("""
                        insert into vial (id, version, site, drug, lot, expires_on, concentration_micrograms_ml, received, on_hand)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        vial.id().value(),
                        vial.version(),
                        vial.site().value(),
                        vial.drug(),
                        vial.lot(),
                        vial.expiresOn(),
                        vial.concentrationMicrogramsPerMl(),
                        vial.received(),
                        vial.onHand())
                .update();
    }

    private void update(Vial before, Vial after) {
        var updated = jdbc.sql("update vial set version = ?, on_hand = ? where id = ? and version = ?")
                .params(after.version(), after.onHand(), after.id().value(), before.version())
                .update();
        if (updated == 0) {
            throw new StaleVersion();
        }
        after.draws().forEach((session, draw) -> {
            if (!draw.equals(before.draws().get(session))) {
                write(after.id(), session, draw);
            }
        });
    }

    private void write(VialId vial, SessionId session, Draw draw) {
        var drawnBy = draw.drawnBy();
        jdbc.sql("""
                        insert into vial_draw (vial, session, drawn, given, wasted, drawn_by) values (?, ?, ?, ?, ?, ?)
                        on conflict (vial, session) do update
                        set drawn = excluded.drawn, given = excluded.given, wasted = excluded.wasted,
                            drawn_by = excluded.drawn_by
                        """)
                .params(vial.value(), session.value(), draw.drawn(), draw.given(), draw.wasted())
                .param(drawnBy == null ? null : drawnBy.value())
                .update();
    }

    private static Vial vial(ResultSet row, Map<SessionId, Draw> draws) throws SQLException {
        return new Vial(
                new VialId(row.getObject("id", UUID.class)),
                row.getInt("version"),
                SiteCode.of(row.getString("site")),
                row.getString("drug"),
                row.getString("lot"),
                row.getObject("expires_on", LocalDate.class),
                row.getInt("concentration_micrograms_ml"),
                row.getLong("received"),
                row.getLong("on_hand"),
                draws);
    }

    private static Draw draw(ResultSet row) throws SQLException {
        var drawnBy = row.getString("drawn_by");
        return new Draw(
                row.getLong("drawn"),
                row.getLong("given"),
                row.getLong("wasted"),
                drawnBy == null ? null : new StaffId(drawnBy));
    }
}
