package org.chairside.scheduling.site.persistence;

import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.contracts.scheduling.SitePolicyPublished;
import org.chairside.scheduling.site.PoliciesInForce;
import org.chairside.scheduling.site.SitePolicies;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps every value of every version, not the differences: a later change of the chain's defaults rewrites no history. */
@Repository
class JdbcSitePolicies implements SitePolicies {

    private static final TypeReference<Map<PolicyKey, String>> VALUES = new TypeReference<>() {};

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    JdbcSitePolicies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public SitePolicy current(SiteCode site) {
        return current(Set.of(site)).at(site);
    }

    @Override
    public PoliciesInForce current(Set<SiteCode> sites) {
        if (sites.isEmpty()) {
            return new PoliciesInForce(Map.of());
        }
        return new PoliciesInForce(jdbc
                .sql("""
                        select distinct on (site) site, version, policy_values from site_policy
                        where site in (:sites) order by site, version desc
                        """)
                .param("sites", sites.stream().map(SiteCode::value).toList())
                .query(JdbcSitePolicies::policy)
                .list()
                .stream()
                .collect(toMap(SitePolicy::site, Function.identity())));
    }

    private static SitePolicy policy(ResultSet row, int number) throws SQLException {
        return new SitePolicy(
                SiteCode.of(row.getString("site")),
                row.getInt("version"),
                JSON.readValue(row.getString("policy_values"), VALUES));
    }

    @Override
    public void add(SitePolicyPublished published) {
        jdbc.sql("insert into site_policy (site, version, policy_values) values (?, ?, ?::jsonb)")
                .params(published.site().value(), published.version(), JSON.writeValueAsString(published.values()))
                .update();
    }
}
