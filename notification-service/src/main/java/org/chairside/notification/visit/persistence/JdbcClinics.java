package org.chairside.notification.visit.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.notification.visit.Clinic;
import org.chairside.notification.visit.Clinics;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcClinics implements Clinics {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<PolicyKey, String>> VALUES = new TypeReference<>() {};

    private final JdbcClient jdbc;

    JdbcClinics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Clinic> find(SiteCode site) {
        return jdbc.sql("select * from clinic where site = ?")
                .param(site.value())
                .query(JdbcClinics::clinic)
                .optional();
    }

    @Override
    public void opened(SiteCode site, String name, String state) {
        jdbc.sql("insert into clinic (site, name, state) values (?, ?, ?) on conflict (site) do nothing")
                .params(site.value(), name, state)
                .update();
    }

    @Override
    public void worksBy(SitePolicy policy) {
        jdbc.sql("update clinic set policy_version = ?, policy = ?::jsonb where site = ?")
                .params(
                        policy.version(),
                        JSON.writeValueAsString(policy.values()),
                        policy.site().value())
                .update();
    }

    private static Clinic clinic(ResultSet row, int number) throws SQLException {
        var site = new SiteCode(row.getString("site"));
        return new Clinic(row.getString("name"), policy(site, row));
    }

    private static @Nullable SitePolicy policy(SiteCode site, ResultSet row) throws SQLException {
        var values = row.getString("policy");
        return values == null
                ? null
                : new SitePolicy(site, row.getInt("policy_version"), JSON.readValue(values, VALUES));
    }
}
