package org.chairside.scheduling.site;

import static org.chairside.scheduling.site.SiteRefusal.*;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chairside.contracts.Decision;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.scheduling.ChairAdded;
import org.chairside.contracts.scheduling.SiteEvent;
import org.chairside.contracts.scheduling.SiteOpened;
import org.chairside.contracts.scheduling.SitePolicyPublished;
import org.chairside.scheduling.site.SiteCommand.AddChair;
import org.chairside.scheduling.site.SiteCommand.OpenSite;
import org.chairside.scheduling.site.SiteCommand.PublishPolicy;
import org.jspecify.annotations.Nullable;

/**
 * A clinic of the chain.
 *
 * @param version the sequence of its last event
 * @param zone the zone its clocks show
 * @param state the US state whose licences and registrations count there
 * @param policyVersion the policy in force
 */
public record Site(
        SiteCode code, int version, String name, ZoneId zone, String state, int policyVersion, List<Chair> chairs) {

    public Site {
        chairs = List.copyOf(chairs);
    }

    static Decision<SiteEvent> decide(@Nullable Site site, SiteCommand command, ChainPolicy chain) {
        return switch (command) {
            case OpenSite open -> site == null ? opened(open, chain) : Decision.refused(SITE_EXISTS);
            case AddChair add -> site == null ? Decision.refused(SITE_UNKNOWN) : site.decide(add);
            case PublishPolicy publish -> site == null ? Decision.refused(SITE_UNKNOWN) : site.decide(publish, chain);
        };
    }

    private static Decision<SiteEvent> opened(OpenSite command, ChainPolicy chain) {
        var opened = new SiteOpened(command.site(), command.name(), command.zone(), command.state());
        return Decision.accepted(List.of(opened, new SitePolicyPublished(command.site(), 1, chain.with(Map.of()))));
    }

    private Decision<SiteEvent> decide(AddChair command) {
        return chairs.stream().anyMatch(chair -> chair.label().equals(command.label()))
                ? Decision.refused(LABEL_TAKEN)
                : Decision.accepted(new ChairAdded(code, command.chair(), command.label()));
    }

    private Decision<SiteEvent> decide(PublishPolicy command, ChainPolicy chain) {
        if (command.expectedVersion() != policyVersion) {
            return Decision.refused(POLICY_CHANGED);
        }
        var unmet = chain.unmetBy(command.differences());
        return unmet.isEmpty()
                ? Decision.accepted(new SitePolicyPublished(code, policyVersion + 1, chain.with(command.differences())))
                : Decision.refused(POLICY_NOT_ACCEPTABLE, unmet);
    }

    /** The site after one more event. */
    public static Site evolve(@Nullable Site before, SiteEvent event) {
        return switch (event) {
            case SiteOpened opened ->
                new Site(opened.site(), 1, opened.name(), opened.zone(), opened.state(), 0, List.of());
            case ChairAdded added -> existing(before).with(new Chair(added.chairId(), added.label()));
            case SitePolicyPublished published -> existing(before).withPolicy(published.version());
        };
    }

    private static Site existing(@Nullable Site before) {
        if (before == null) {
            throw new IllegalStateException("a site begins with its opening");
        }
        return before;
    }

    private Site with(Chair chair) {
        var all = Stream.concat(chairs.stream(), Stream.of(chair)).toList();
        return new Site(code, version + 1, name, zone, state, policyVersion, all);
    }

    private Site withPolicy(int newVersion) {
        return new Site(code, version + 1, name, zone, state, newVersion, chairs);
    }
}
