package org.chairside.intake.site.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.intake.site.Site;
import org.chairside.intake.site.Sites;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcSites implements Sites {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    JdbcSites(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Site> find(SiteCode code) {
        return jdbc.sql("""
                        select site.*, site_policy.version, site_policy.policy
                        from site join site_policy on site_policy.site = site.code where site.code = ?
                        """).param(code.value()).query(JdbcSites::site).optional();
    }

    @Override
    public Set<String> states() {
        return jdbc.sql("select distinct state from site").query(String.class).set();
    }

    @Override
    public void open(SiteCode code, ZoneId zone, String state) {
        jdbc.sql("""
                        insert into site (code, zone, state) values (?, ?, ?)
                        on conflict (code) do update set zone = excluded.zone, state = excluded.state
                        """).params(code.value(), zone.getId(), state).update();
    }

    @Override
    public void publish(SitePolicy policy) {
        jdbc.sql("""
                        insert into site_policy (site, version, policy) values (?, ?, ?::jsonb)
                        on conflict (site) do update set version = excluded.version, policy = excluded.policy
                        """)
                .params(policy.site().value(), policy.version(), JSON.writeValueAsString(policy.values()))
                .update();
    }

    private static Site site(ResultSet row, int number) throws SQLException {
        var code = SiteCode.of(row.getString("code"));
        return new Site(
                code,
                ZoneId.of(row.getString("zone")),
                row.getString("state"),
                new SitePolicy(code, row.getInt("version"), values(row.getString("policy"))));
    }

    private static Map<PolicyKey, String> values(String json) {
        return JSON.readValue(json, new TypeReference<EnumMap<PolicyKey, String>>() {});
    }
}
