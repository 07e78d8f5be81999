package org.chairside.scheduling.site.persistence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chairside.contracts.ChairId;
import org.chairside.contracts.SiteCode;
import org.chairside.kit.problem.StaleVersion;
import org.chairside.scheduling.site.Chair;
import org.chairside.scheduling.site.Site;
import org.chairside.scheduling.site.Sites;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcSites implements Sites {

    private final JdbcClient jdbc;

    JdbcSites(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Site> find(SiteCode code) {
        return among(List.of(code)).stream().findFirst();
    }

    @Override
    public Optional<Site> lock(SiteCode code) {
        jdbc.sql("select code from site where code = ? for no key update")
                .param(code.value())
                .query(String.class)
                .optional();
        return find(code);
    }

    @Override
    public List<Site> among(Collection<SiteCode> codes) {
        if (codes.isEmpty()) {
            return List.of();
        }
        var names = codes.stream().map(SiteCode::value).toList();
        var chairs = jdbc
                .sql("select site, id, label from chair where site in (:codes) order by label")
                .param("codes", names)
                .query((row, _) -> new ChairRow(
                        row.getString("site"),
                        new Chair(new ChairId(row.getObject("id", UUID.class)), row.getString("label"))))
                .list()
                .stream()
                .collect(groupingBy(ChairRow::site, mapping(ChairRow::chair, toList())));
        return jdbc.sql("select * from site where code in (:codes) order by code")
                .param("codes", names)
                .query((row, _) -> new Site(
                        SiteCode.of(row.getString("code")),
                        row.getInt("version"),
                        row.getString("name"),
                        ZoneId.of(row.getString("zone")),
                        row.getString("state"),
                        row.getInt("policy_version"),
                        chairs.getOrDefault(row.getString("code"), List.of())))
                .list();
    }

    private record ChairRow(String site, Chair chair) {}

    @Override
    public void save(@Nullable Site before, Site after) {
        var written = before == null ? insert(after) : update(before, after);
        if (written == 0) {
            throw new StaleVersion();
        }
        var added = new ArrayList<>(after.chairs());
        if (before != null) {
            added.removeAll(before.chairs());
        }
        for (var chair : added) {
            jdbc.sql("insert into chair (id, site, label) values (?, ?, ?)")
                    .params(chair.id().value(), after.code().value(), chair.label())
                    .update();
        }
    }

    private int insert(Site site) {
        return jdbc.sql("""
                        insert into site (code, version, name, zone, state, policy_version)
                        values (?, ?, ?, ?, ?, ?) on conflict do nothing
                        """)
                .params(
                        site.code().value(),
                        site.version(),
                        site.name(),
                        site.zone().getId(),
                        site.state(),
                        site.policyVersion())
                .update();
    }

    private int update(Site before, Site after) {
        return jdbc.sql("update site set version = ?, policy_version = ? where code = ? and version = ?")
                .params(after.version(), after.policyVersion(), after.code().value(), before.version())
                .update();
    }
}
