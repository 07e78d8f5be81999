package org.chairside.console.projection;

import org.chairside.contracts.scheduling.ChairAdded;
import org.chairside.contracts.scheduling.SiteEvent;
import org.chairside.contracts.scheduling.SiteOpened;
import org.chairside.contracts.scheduling.SitePolicyPublished;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Sites, their chairs and the policy they work by. */
@Component
class SiteProjection {

    private final JdbcClient jdbc;

    SiteProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void apply(SiteEvent event) {
        switch (event) {
            case SiteOpened opened ->
                Row.of(jdbc, "insert into site (code, name, zone) values (:site, :name, :zone)")
                        .with("site", opened.site())
                        .with("name", opened.name())
                        .with("zone", opened.zone())
                        .changeOne();
            case ChairAdded added ->
                Row.of(jdbc, "insert into chair (chair_id, site, label) values (:chair::uuid, :site, :label)")
                        .with("chair", added.chairId())
                        .with("site", added.site())
                        .with("label", added.label())
                        .changeOne();
            case SitePolicyPublished policy ->
                Row.of(jdbc, "update site set policy = :values::jsonb where code = :site")
                        .with("values", JsonMapper.shared().writeValueAsString(policy.values()))
                        .with("site", policy.site())
                        .changeOne();
        }
    }
}
