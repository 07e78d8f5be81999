package org.chairside.session.staff.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.StaffId;
import org.chairside.session.staff.Colleague;
import org.chairside.session.staff.Staff;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Counts on the database's clock: it is about a working day, not about the clinic's. */
@Repository
class JdbcStaff implements Staff {

    private final JdbcClient jdbc;

    JdbcStaff(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional
    public void seen(StaffId person, Colleague as, Set<SiteCode> sites) {
        jdbc.sql("""
                        insert into known_staff (id, roles, licensed_states, sites) values (?, ?, ?, ?)
                        on conflict (id) do update
                        set roles = excluded.roles, licensed_states = excluded.licensed_states, sites = excluded.sites,
                            seen_at = now()
                        """)
                .param(person.value())
                .param(as.roles().toArray(String[]::new))
                .param(as.licensedStates().toArray(String[]::new))
                .param(sites.stream().map(SiteCode::value).toArray(String[]::new))
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Colleague> at(SiteCode site, StaffId person) {
        return jdbc.sql("""
                        select roles, licensed_states from known_staff
                        where id = ? and ? = any (sites) and seen_at > now() - interval '24 hours'
                        """)
                .params(person.value(), site.value())
                .query((row, _) -> new Colleague(texts(row, "roles"), texts(row, "licensed_states")))
                .optional();
    }

    private static Set<String> texts(ResultSet row, String column) throws SQLException {
        return Set.of((String[]) row.getArray(column).getArray());
    }
}
