package org.chairside.scheduling.site.persistence;

import java.util.Map;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.contracts.scheduling.SitePolicyPublished;
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
        return jdbc.sql("""
                        select version, policy_values from site_policy
                        where site = ? order by version desc limit 1
                        """)
                .param(site.value())
                .query((row, _) -> new SitePolicy(
                        site, row.getInt("version"), JSON.readValue(row.getString("policy_values"), VALUES)))
                .single();
    }

    @Override
    public void add(SitePolicyPublished published) {
        jdbc.sql("insert into site_policy (site, version, policy_values) values (?, ?, ?::jsonb)")
                .params(published.site().value(), published.version(), JSON.writeValueAsString(published.values()))
                .update();
    }
}
