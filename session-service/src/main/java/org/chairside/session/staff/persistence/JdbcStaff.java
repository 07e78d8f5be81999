package org.chairside.session.staff.persistence;

import java.util.Set;
import java.util.stream.Collectors;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.StaffId;
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
    public void seen(StaffId person, Set<String> roles, Set<SiteCode> sites) {
        jdbc.sql("""
                        insert into known_staff (id, roles, sites) values (?, ?, ?)
                        on conflict (id) do update set roles = excluded.roles, sites = excluded.sites, seen_at = now()
                        """)
                .param(person.value())
                .param(roles.toArray(String[]::new))
                .param(sites.stream().map(SiteCode::value).toArray(String[]::new))
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public Set<String> rolesAt(SiteCode site, StaffId person) {
        return jdbc.sql("""
                        select unnest(roles) from known_staff
                        where id = ? and ? = any (sites) and seen_at > now() - interval '24 hours'
                        """).params(person.value(), site.value()).query(String.class).list().stream()
                .collect(Collectors.toUnmodifiableSet());
    }
}
