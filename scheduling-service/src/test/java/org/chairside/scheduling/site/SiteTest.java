package org.chairside.scheduling.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.contracts.policy.PolicyKey.*;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.chairside.contracts.ChairId;
import org.chairside.contracts.Decision;
import org.chairside.contracts.Decision.Accepted;
import org.chairside.contracts.Decision.Refused;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.contracts.scheduling.ChairAdded;
import org.chairside.contracts.scheduling.SiteEvent;
import org.chairside.contracts.scheduling.SiteOpened;
import org.chairside.contracts.scheduling.SitePolicyPublished;
import org.chairside.scheduling.site.ChainRule.Stricter;
import org.chairside.scheduling.site.SiteCommand.AddChair;
import org.chairside.scheduling.site.SiteCommand.OpenSite;
import org.chairside.scheduling.site.SiteCommand.PublishPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteTest {

    private static final SiteCode BUF = SiteCode.of("BUF");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Chair WINDOW = new Chair(ChairId.of("c0000000-0000-4000-8000-000000000001"), "Window");

    /** A chain in which every value is ten and may only grow, but for those below. */
    private static final ChainPolicy CHAIN = new ChainPolicy(Arrays.stream(PolicyKey.values())
            .map(key -> switch (key) {
                case D2_INFUSION_MAX_MINUTES -> new ChainRule(key, "55", "60", "30", new Stricter.Lower());
                case E1_ESCORT_PRESENCE ->
                    new ChainRule(
                            key,
                            "IN_ROOM",
                            "ON_SITE",
                            "IN_ROOM",
                            new Stricter.Listed(List.of("IN_ROOM", "ON_SITE", "PICKUP")));
                case E4_RESTRICTION_END_LOCAL_TIME ->
                    new ChainRule(key, "21:00", "20:00", "23:59", new Stricter.Higher());
                case N3_FOLLOW_UP_LOCAL_TIME -> new ChainRule(key, "10:00", "10:00", "10:00", new Stricter.Fixed());
                default -> new ChainRule(key, "10", "10", "100", new Stricter.Higher());
            })
            .toList());

    private static final Site BUFFALO = new Site(BUF, 4, "Buffalo", NEW_YORK, "NY", 2, List.of(WINDOW));

    @Test
    void a_site_opens_under_the_whole_policy_of_the_chain() {
        var opened = events(decide(null, new OpenSite(BUF, "Buffalo", NEW_YORK, "NY")));

        assertThat(opened)
                .containsExactly(
                        new SiteOpened(BUF, "Buffalo", NEW_YORK, "NY"),
                        new SitePolicyPublished(BUF, 1, CHAIN.with(Map.of())));
        assertThat(((SitePolicyPublished) opened.getLast()).values()).containsOnlyKeys(PolicyKey.values());
    }

    @Test
    void a_site_opens_once() {
        assertThat(refusal(decide(BUFFALO, new OpenSite(BUF, "Buffalo", NEW_YORK, "NY"))))
                .isEqualTo(SiteRefusal.SITE_EXISTS);
    }

    @Test
    void a_chair_has_a_label_of_its_own() {
        var corner = ChairId.random();

        assertThat(events(decide(BUFFALO, new AddChair(BUF, corner, "Corner"))))
                .containsExactly(new ChairAdded(BUF, corner, "Corner"));
        assertThat(refusal(decide(BUFFALO, new AddChair(BUF, corner, "Window"))))
                .isEqualTo(SiteRefusal.LABEL_TAKEN);
        assertThat(refusal(decide(null, new AddChair(BUF, corner, "Corner")))).isEqualTo(SiteRefusal.SITE_UNKNOWN);
    }

    @Test
    void a_published_policy_carries_every_value_not_the_differences() {
        var event = events(publish(Map.of(R1_MIN_RECOVERY_MINUTES, "60"), 2)).getFirst();

        assertThat(event).isEqualTo(new SitePolicyPublished(BUF, 3, CHAIN.with(Map.of(R1_MIN_RECOVERY_MINUTES, "60"))));
        assertThat(CHAIN.differences(((SitePolicyPublished) event).values()))
                .containsExactly(Map.entry(R1_MIN_RECOVERY_MINUTES, "60"));
    }

    @Test
    void a_policy_made_against_an_older_one_is_not_published() {
        assertThat(refusal(publish(Map.of(), 1))).isEqualTo(SiteRefusal.POLICY_CHANGED);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "R1_MIN_RECOVERY_MINUTES,       11,      -",
                "R1_MIN_RECOVERY_MINUTES,       10,      -",
                "R1_MIN_RECOVERY_MINUTES,       9,       looser-than-floor",
                "R1_MIN_RECOVERY_MINUTES,       100,     -",
                "R1_MIN_RECOVERY_MINUTES,       101,     stricter-than-sensible",
                "R1_MIN_RECOVERY_MINUTES,       012,     format",
                "R1_MIN_RECOVERY_MINUTES,       a while, format",
                "R1_MIN_RECOVERY_MINUTES,       -11,     format",
                "R1_MIN_RECOVERY_MINUTES,       1e3,     format",
                "D2_INFUSION_MAX_MINUTES,       40,      -",
                "D2_INFUSION_MAX_MINUTES,       60,      -",
                "D2_INFUSION_MAX_MINUTES,       30,      -",
                "D2_INFUSION_MAX_MINUTES,       29,      stricter-than-sensible",
                "D2_INFUSION_MAX_MINUTES,       0,       stricter-than-sensible",
                "D2_INFUSION_MAX_MINUTES,       61,      looser-than-floor",
                "E1_ESCORT_PRESENCE,            ON_SITE, -",
                "E1_ESCORT_PRESENCE,            PICKUP,  looser-than-floor",
                "E1_ESCORT_PRESENCE,            in_room, format",
                "E4_RESTRICTION_END_LOCAL_TIME, 23:59,   -",
                "E4_RESTRICTION_END_LOCAL_TIME, 19:59,   looser-than-floor",
                "E4_RESTRICTION_END_LOCAL_TIME, 24:00,   format",
                "E4_RESTRICTION_END_LOCAL_TIME, 2400,    format",
                "N3_FOLLOW_UP_LOCAL_TIME,       10:00,   -",
                "N3_FOLLOW_UP_LOCAL_TIME,       11:00,   looser-than-floor"
            })
    void a_site_may_be_stricter_than_the_floor_as_far_as_it_makes_sense_and_never_looser(
            PolicyKey key, String wanted, String code) {
        var decision = publish(Map.of(key, wanted), 2);

        if (code == null) {
            assertThat(events(decision)).hasSize(1);
        } else {
            assertThat(unmet(decision)).containsExactly(key + " " + code);
        }
    }

    @Test
    void everything_wrong_with_a_policy_is_said_at_once() {
        var wishes = Map.of(R1_MIN_RECOVERY_MINUTES, "1", D2_INFUSION_MAX_MINUTES, "90", R5_PADSS_MIN, "12");

        assertThat(unmet(publish(wishes, 2)))
                .containsExactly(
                        "D2_INFUSION_MAX_MINUTES looser-than-floor", "R1_MIN_RECOVERY_MINUTES looser-than-floor");
    }

    @Test
    void a_site_is_what_its_events_make_it() {
        var site = Site.evolve(null, new SiteOpened(BUF, "Buffalo", NEW_YORK, "NY"));
        site = Site.evolve(site, new SitePolicyPublished(BUF, 1, CHAIN.with(Map.of())));
        site = Site.evolve(site, new ChairAdded(BUF, WINDOW.id(), WINDOW.label()));
        site = Site.evolve(site, new SitePolicyPublished(BUF, 2, CHAIN.with(Map.of())));

        assertThat(site).isEqualTo(BUFFALO);
    }

    private static Decision<SiteEvent> publish(Map<PolicyKey, String> differences, int expectedVersion) {
        return decide(BUFFALO, new PublishPolicy(BUF, differences, expectedVersion));
    }

    private static Decision<SiteEvent> decide(Site site, SiteCommand command) {
        return Site.decide(site, command, CHAIN);
    }

    private static List<SiteEvent> events(Decision<SiteEvent> decision) {
        return ((Accepted<SiteEvent>) decision).events();
    }

    private static Object refusal(Decision<SiteEvent> decision) {
        return ((Refused<SiteEvent>) decision).refusal().reason();
    }

    private static List<String> unmet(Decision<SiteEvent> decision) {
        return ((Refused<SiteEvent>) decision)
                .refusal().unmet().stream()
                        .map((UnmetRule unmet) -> unmet.rule() + " " + unmet.code())
                        .toList();
    }
}
