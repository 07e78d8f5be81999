package org.chairside.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chairside.contracts.ChainPolicy.Row;
import org.chairside.contracts.policy.EscortPresence;
import org.chairside.contracts.policy.FastingClock;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.contracts.policy.SitePolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChainPolicyTest {

    static Stream<Row> rows() {
        return ChainPolicy.read().policies().stream();
    }

    @Test
    void every_policy_key_has_one_row_and_every_row_a_policy_key() {
        assertThat(rows().map(Row::key))
                .containsExactlyElementsOf(
                        Arrays.stream(PolicyKey.values()).map(PolicyKey::name).toList());
    }

    @Test
    void the_defaults_make_a_policy() {
        Map<PolicyKey, String> values =
                rows().collect(Collectors.toMap(row -> PolicyKey.valueOf(row.key()), Row::value));
        var policy = new SitePolicy(SiteCode.of("ROC"), 1, values);
        assertThat(policy.escortPresence()).isEqualTo(EscortPresence.IN_ROOM);
        assertThat(policy.localTime(PolicyKey.E4_RESTRICTION_END_LOCAL_TIME)).isEqualTo(LocalTime.of(23, 59));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_key_begins_with_its_rule(Row row) {
        assertThat(row.key()).startsWith(row.rule().toUpperCase(Locale.ROOT) + "_");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_value_says_where_it_comes_from(Row row) {
        assertThat(row.evidence()).isNotEmpty().allMatch(List.of("A", "B", "C", "D", "U", "DC", "seed")::contains);
        assertThat(List.of(row.title(), row.unit(), row.action(), row.source())).doesNotContain("");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void the_default_is_never_looser_than_the_floor(Row row) {
        assertThat(row.strictness(row.value())).isGreaterThanOrEqualTo(row.strictness(row.floor()));
    }

    @Test
    void a_policy_from_before_a_rule_takes_the_chains_default_for_it() {
        var old = new SitePolicy(SiteCode.of("ROC"), 3, Map.of(PolicyKey.R1_MIN_RECOVERY_MINUTES, "60"));

        assertThat(old.number(PolicyKey.R1_MIN_RECOVERY_MINUTES)).isEqualTo(60);
        assertThat(old.fastingClock()).isEqualTo(FastingClock.SCHEDULED);
        assertThat(old.values().keySet()).containsExactly(PolicyKey.values());
    }

    @ParameterizedTest
    @MethodSource("modes")
    void every_mode_has_its_place_in_the_order(PolicyKey key, List<?> order, Enum<?>[] modes) {
        assertThat(order)
                .extracting(Object::toString)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(modes).map(Enum::name).toList());
        assertThat(rows().filter(row -> row.stricter() instanceof List).map(Row::key))
                .contains(key.name())
                .hasSize(2);
    }

    static Stream<Arguments> modes() {
        return Stream.of(
                Arguments.of(
                        PolicyKey.E1_ESCORT_PRESENCE, order(PolicyKey.E1_ESCORT_PRESENCE), EscortPresence.values()),
                Arguments.of(PolicyKey.F2B_FASTING_CLOCK, order(PolicyKey.F2B_FASTING_CLOCK), FastingClock.values()));
    }

    private static Object order(PolicyKey key) {
        return rows().filter(row -> row.key().equals(key.name()))
                .findFirst()
                .orElseThrow()
                .stricter();
    }
}
